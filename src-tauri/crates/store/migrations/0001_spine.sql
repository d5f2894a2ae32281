-- The workspace, first released schema. A released migration is never edited: the next change is a new file.
--
-- Ids are UUIDv7 in 16 bytes. Days are TEXT `2019-11-25`, times of day TEXT `09:30:00` (Asia/Jakarta),
-- instants INTEGER milliseconds since 1970 in UTC. Lengths are whole millimetres, money whole rupiah.
--
-- IN with three values or more makes a table of them anew in every statement: where rows come by the ten thousand, the
-- values are compared one by one.

-- Settings of the workspace, and of an event where the key begins with `event/ID/`.
CREATE TABLE setting (
    key        TEXT NOT NULL PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 200),
    value_json TEXT NOT NULL CHECK (json_valid(value_json))
) STRICT, WITHOUT ROWID;

CREATE TABLE list_item (
    id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind     TEXT NOT NULL CHECK (kind IN ('category', 'material', 'supporting_body')),
    name     TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 65535),
    -- What rules know an entry by, whatever it is called: `kuliner` wants water, `batik` stands away from it.
    code     TEXT CHECK (length(code) BETWEEN 1 AND 40 AND code NOT GLOB '*[^a-z0-9_]*'),
    UNIQUE (kind, name)
) STRICT, WITHOUT ROWID;

-- Kemendagri's regions: Jakarta's from the start, the nation's when its list is loaded.
CREATE TABLE region (
    code  TEXT NOT NULL PRIMARY KEY CHECK (length(code) BETWEEN 2 AND 13),
    name  TEXT NOT NULL CHECK (length(name) > 0),
    level TEXT NOT NULL CHECK (
        level = 'province' OR level = 'city' OR level = 'kecamatan' OR level = 'kelurahan')
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id            BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    slug          TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 64 AND slug NOT GLOB '*[^a-z0-9-]*'),
    name          TEXT NOT NULL CHECK (length(trim(name)) > 0),
    edition       INTEGER CHECK (edition BETWEEN 1 AND 65535),
    theme         TEXT,
    venue         TEXT,
    venue_address TEXT,
    organizer     TEXT,
    starts_on     TEXT NOT NULL CHECK (date(starts_on) IS starts_on),
    ends_on       TEXT NOT NULL CHECK (date(ends_on) IS ends_on AND ends_on >= starts_on),
    logo_hash     BLOB CHECK (length(logo_hash) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_day (
    event_id  BLOB NOT NULL REFERENCES event (id),
    day       TEXT NOT NULL CHECK (date(day) IS day),
    opens_at  TEXT NOT NULL CHECK (time(opens_at) IS opens_at),
    closes_at TEXT NOT NULL CHECK (time(closes_at) IS closes_at AND closes_at > opens_at),
    PRIMARY KEY (event_id, day)
) STRICT, WITHOUT ROWID;

-- People are permanent; owners, attendants, curators and guests refer to them.
CREATE TABLE person (
    id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name       TEXT NOT NULL CHECK (length(trim(name)) > 0),
    sex        TEXT CHECK (sex IN ('male', 'female')),
    phone_e164 TEXT CHECK (phone_e164 GLOB '+[0-9]*'),
    email      TEXT,
    photo_hash BLOB CHECK (length(photo_hash) = 32)
) STRICT, WITHOUT ROWID;

-- Apart, so that it can be masked, erased and later encrypted on its own.
CREATE TABLE person_identity (
    person_id BLOB NOT NULL PRIMARY KEY REFERENCES person (id),
    nik       TEXT CHECK (length(nik) = 16 AND nik NOT GLOB '*[^0-9]*'),
    npwp      TEXT CHECK (length(npwp) IN (15, 16) AND npwp NOT GLOB '*[^0-9]*'),
    CHECK (nik IS NOT NULL OR npwp IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- Ids of erased people: applied again when an older backup is restored.
CREATE TABLE erased_person (
    person_id    BLOB NOT NULL PRIMARY KEY CHECK (length(person_id) = 16),
    erased_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE exhibitor (
    id                   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name                 TEXT NOT NULL CHECK (length(trim(name)) > 0),
    owner_id             BLOB REFERENCES person (id),
    nib                  TEXT CHECK (length(nib) = 13 AND nib NOT GLOB '*[^0-9]*'),
    email                TEXT,
    instagram            TEXT,
    street               TEXT,
    kelurahan            TEXT,
    kecamatan            TEXT,
    city                 TEXT,
    region_code          TEXT,
    supported_by         TEXT,
    category             TEXT,
    material             TEXT,
    staff                INTEGER CHECK (staff BETWEEN 0 AND 4294967295),
    monthly_turnover_idr INTEGER CHECK (monthly_turnover_idr >= 0),
    pirt                 TEXT,
    halal                TEXT,
    bpom                 TEXT,
    sni                  TEXT,
    brand                TEXT,
    export_countries     TEXT,
    hs_codes             TEXT,
    logo_hash            BLOB CHECK (length(logo_hash) = 32),
    notes                TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX exhibitor_owner ON exhibitor (owner_id);

CREATE TABLE exhibitor_phone (
    exhibitor_id BLOB NOT NULL REFERENCES exhibitor (id),
    position     INTEGER NOT NULL CHECK (position BETWEEN 0 AND 65535),
    e164         TEXT NOT NULL CHECK (e164 GLOB '+[0-9]*'),
    typed        TEXT NOT NULL,
    plausible    INTEGER NOT NULL CHECK (plausible IN (0, 1)),
    PRIMARY KEY (exhibitor_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE product (
    exhibitor_id       BLOB NOT NULL REFERENCES exhibitor (id),
    id                 BLOB NOT NULL CHECK (length(id) = 16),
    name               TEXT NOT NULL CHECK (length(trim(name)) > 0),
    is_flagship        INTEGER NOT NULL CHECK (is_flagship IN (0, 1)),
    price_min_idr      INTEGER CHECK (price_min_idr >= 0),
    price_max_idr      INTEGER CHECK (price_max_idr >= 0),
    capacity_per_month INTEGER CHECK (capacity_per_month BETWEEN 0 AND 4294967295),
    photo_hash         BLOB CHECK (length(photo_hash) = 32),
    -- A firm's products lie together: no index is needed to find them.
    PRIMARY KEY (exhibitor_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE participation (
    id                 BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    event_id           BLOB NOT NULL REFERENCES event (id),
    exhibitor_id       BLOB NOT NULL REFERENCES exhibitor (id),
    status             TEXT NOT NULL CHECK (
        status = 'applied' OR status = 'complete' OR status = 'in_curation' OR status = 'passed' OR
        status = 'coaching' OR status = 'training' OR status = 'not_passed' OR status = 'accepted' OR
        status = 'waitlisted' OR status = 'offered' OR status = 'confirmed' OR status = 'present' OR
        status = 'completed' OR status = 'withdrawn'),
    request_width_mm   INTEGER NOT NULL CHECK (request_width_mm BETWEEN 1 AND 100000),
    request_depth_mm   INTEGER NOT NULL CHECK (request_depth_mm BETWEEN 1 AND 100000),
    request_booths     INTEGER NOT NULL CHECK (request_booths BETWEEN 1 AND 4),
    request_power_va   INTEGER NOT NULL CHECK (request_power_va BETWEEN 0 AND 10000000),
    request_water      INTEGER NOT NULL CHECK (request_water IN (0, 1)),
    request_accessible INTEGER NOT NULL CHECK (request_accessible IN (0, 1)),
    request_corner     TEXT NOT NULL CHECK (
        request_corner = 'no' OR request_corner = 'want' OR request_corner = 'must'),
    priority           INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 255),
    fascia             TEXT,
    -- Competitors, who should not stand next to each other, share one.
    competitor_group   TEXT CHECK (length(competitor_group) BETWEEN 1 AND 80),
    -- Where the firm stands on the reserve list; only who is on it has one.
    reserve_position   INTEGER CHECK (reserve_position BETWEEN 0 AND 65535),
    -- By when an offer must be answered; only who has one has it.
    offered_until_ms   INTEGER,
    -- The firm first: one index finds a firm's participations and the one in an event.
    UNIQUE (exhibitor_id, event_id)
) STRICT, WITHOUT ROWID;

-- Who moved a status, when and why; the newest row's to_status is participation.status.
CREATE TABLE status_change (
    participation_id BLOB NOT NULL REFERENCES participation (id),
    id               BLOB NOT NULL CHECK (length(id) = 16),
    from_status      TEXT,
    to_status        TEXT NOT NULL,
    actor            TEXT NOT NULL,
    at_ms            INTEGER NOT NULL,
    reason           TEXT,
    PRIMARY KEY (participation_id, id)
) STRICT, WITHOUT ROWID;

-- Booths that a firm wishes for, the best first. No reference: a booth that was merged or taken off the plan may come
-- back under its id.
CREATE TABLE booth_wish (
    participation_id BLOB NOT NULL REFERENCES participation (id),
    position         INTEGER NOT NULL CHECK (position BETWEEN 0 AND 65535),
    booth_id         BLOB NOT NULL CHECK (length(booth_id) = 16),
    PRIMARY KEY (participation_id, position)
) STRICT, WITHOUT ROWID;

-- Whom a firm would like to be next to, and whom it must not be next to.
CREATE TABLE neighbour_wish (
    participation_id BLOB NOT NULL REFERENCES participation (id),
    other_id         BLOB NOT NULL REFERENCES participation (id) CHECK (other_id <> participation_id),
    nearness         TEXT NOT NULL CHECK (nearness IN ('near', 'apart')),
    PRIMARY KEY (participation_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX neighbour_wish_other ON neighbour_wish (other_id);

CREATE TABLE party (
    id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    event_id  BLOB NOT NULL REFERENCES event (id),
    first_day TEXT NOT NULL CHECK (date(first_day) IS first_day),
    last_day  TEXT NOT NULL CHECK (date(last_day) IS last_day AND last_day >= first_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_event ON party (event_id);

CREATE TABLE party_member (
    party_id         BLOB NOT NULL REFERENCES party (id),
    participation_id BLOB NOT NULL REFERENCES participation (id),
    position         INTEGER NOT NULL CHECK (position BETWEEN 0 AND 65535),
    PRIMARY KEY (party_id, participation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_member_participation ON party_member (participation_id);

CREATE TABLE hall (
    id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    event_id     BLOB NOT NULL REFERENCES event (id),
    name         TEXT NOT NULL CHECK (length(trim(name)) > 0),
    outline_json TEXT NOT NULL CHECK (json_valid(outline_json)),
    north_mdeg   INTEGER NOT NULL CHECK (north_mdeg BETWEEN 0 AND 359999),
    plan_state   TEXT NOT NULL CHECK (plan_state IN ('draft', 'approved', 'published')),
    position     INTEGER NOT NULL CHECK (position BETWEEN 0 AND 65535),
    UNIQUE (event_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_element (
    id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    hall_id      BLOB NOT NULL REFERENCES hall (id),
    kind         TEXT NOT NULL CHECK (kind IN (
        'column', 'wall', 'entrance', 'exit', 'fire_equipment', 'power_point', 'water_point', 'stage',
        'secretariat', 'first_aid', 'information', 'sponsor', 'keep_clear', 'main_aisle', 'text', 'dimension')),
    shape_json   TEXT NOT NULL CHECK (json_valid(shape_json)),
    label        TEXT,
    owner        TEXT,
    clearance_mm INTEGER NOT NULL CHECK (clearance_mm BETWEEN 0 AND 1000000),
    is_open      INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    width_mm     INTEGER CHECK (width_mm BETWEEN 1 AND 1000000),
    locked       INTEGER NOT NULL CHECK (locked IN (0, 1)),
    logo_hash    BLOB CHECK (length(logo_hash) = 32)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_element_hall ON plan_element (hall_id);

CREATE TABLE circuit (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    hall_id     BLOB NOT NULL REFERENCES hall (id),
    name        TEXT NOT NULL CHECK (length(trim(name)) > 0),
    capacity_va INTEGER NOT NULL CHECK (capacity_va BETWEEN 0 AND 100000000),
    power_point_id BLOB REFERENCES plan_element (id),
    UNIQUE (hall_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX circuit_power_point ON circuit (power_point_id);

-- A booth's id stays the same over revisions and renumberings: what is given to it follows the booth.
CREATE TABLE booth (
    id            BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    event_id      BLOB NOT NULL REFERENCES event (id),
    hall_id       BLOB NOT NULL REFERENCES hall (id),
    code          TEXT NOT NULL CHECK (length(trim(code)) BETWEEN 1 AND 20),
    rects_json    TEXT NOT NULL CHECK (json_valid(rects_json) AND json_array_length(rects_json) >= 1),
    rotation_mdeg INTEGER NOT NULL CHECK (rotation_mdeg BETWEEN 0 AND 359999),
    power_va      INTEGER NOT NULL CHECK (power_va BETWEEN 0 AND 10000000),
    circuit_id    BLOB REFERENCES circuit (id),
    water         INTEGER NOT NULL CHECK (water IN (0, 1)),
    accessible    INTEGER NOT NULL CHECK (accessible IN (0, 1)),
    zone          TEXT,
    premium       INTEGER NOT NULL CHECK (premium IN (0, 1)),
    closed        INTEGER NOT NULL CHECK (closed IN (0, 1)),
    locked        INTEGER NOT NULL CHECK (locked IN (0, 1)),
    -- The booths that were merged into it, whole, so that a split gives them back.
    parts_json    TEXT CHECK (json_valid(parts_json)),
    UNIQUE (event_id, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX booth_hall ON booth (hall_id);
CREATE INDEX booth_circuit ON booth (circuit_id);

CREATE TABLE booth_assignment (
    id        BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    booth_id  BLOB NOT NULL REFERENCES booth (id),
    party_id  BLOB NOT NULL REFERENCES party (id),
    locked    INTEGER NOT NULL CHECK (locked IN (0, 1)),
    placed_by TEXT NOT NULL CHECK (placed_by IN ('hand', 'planner')),
    UNIQUE (booth_id, party_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX booth_assignment_party ON booth_assignment (party_id);

-- No booth has two parties on one day, whoever writes.
CREATE TRIGGER booth_assignment_meets BEFORE INSERT ON booth_assignment
BEGIN
    SELECT raise(ABORT, 'booth taken')
    FROM party AS mine
    JOIN booth_assignment AS other ON other.booth_id = NEW.booth_id AND other.party_id <> NEW.party_id
    JOIN party AS theirs ON theirs.id = other.party_id
    WHERE mine.id = NEW.party_id AND mine.first_day <= theirs.last_day AND theirs.first_day <= mine.last_day;
END;
CREATE TRIGGER booth_assignment_moves BEFORE UPDATE OF booth_id, party_id ON booth_assignment
BEGIN
    SELECT raise(ABORT, 'booth taken')
    FROM party AS mine
    JOIN booth_assignment AS other
        ON other.booth_id = NEW.booth_id AND other.party_id <> NEW.party_id AND other.id <> NEW.id
    JOIN party AS theirs ON theirs.id = other.party_id
    WHERE mine.id = NEW.party_id AND mine.first_day <= theirs.last_day AND theirs.first_day <= mine.last_day;
END;
CREATE TRIGGER party_span_meets BEFORE UPDATE OF first_day, last_day ON party
BEGIN
    SELECT raise(ABORT, 'booth taken')
    FROM booth_assignment AS mine
    JOIN booth_assignment AS other ON other.booth_id = mine.booth_id AND other.party_id <> NEW.id
    JOIN party AS theirs ON theirs.id = other.party_id
    WHERE mine.party_id = NEW.id AND NEW.first_day <= theirs.last_day AND theirs.first_day <= NEW.last_day;
END;

CREATE TABLE plan_revision (
    id            BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    hall_id       BLOB NOT NULL REFERENCES hall (id),
    number        INTEGER NOT NULL CHECK (number >= 1),
    note          TEXT,
    taken_at_ms   INTEGER NOT NULL,
    taken_by      TEXT NOT NULL,
    snapshot_json TEXT NOT NULL CHECK (json_valid(snapshot_json)),
    UNIQUE (hall_id, number)
) STRICT, WITHOUT ROWID;

-- Lots that are drawn before witnesses. Who takes part is fixed when a draw begins; what was drawn stands as it was read
-- out, whatever becomes of the plan. A hall is named by its id alone, so that it may go while the record stays.
CREATE TABLE lot_draw (
    id           BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    event_id     BLOB NOT NULL REFERENCES event (id),
    name         TEXT NOT NULL CHECK (length(trim(name)) BETWEEN 1 AND 120),
    -- On the papers in the pot stand booths, or turns in which booths are chosen; or a seed makes the turns.
    kind         TEXT NOT NULL CHECK (kind IN ('booth', 'turn', 'seed')),
    category     TEXT,
    hall_id      BLOB CHECK (length(hall_id) = 16),
    zone         TEXT,
    -- Turns that are in the pot: a paper stays in it when somebody is left out.
    papers       INTEGER NOT NULL CHECK (papers BETWEEN 0 AND 65535),
    seed         TEXT CHECK (length(seed) BETWEEN 1 AND 64),
    -- The change set in which the seed was named.
    seed_change  BLOB CHECK (length(seed_change) = 16),
    number       TEXT,
    held_on      TEXT CHECK (date(held_on) IS held_on),
    place        TEXT,
    closed_at_ms INTEGER,
    CHECK ((seed IS NULL) = (seed_change IS NULL)),
    CHECK (seed IS NULL OR kind = 'seed'),
    UNIQUE (event_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE lot_entry (
    draw_id          BLOB NOT NULL REFERENCES lot_draw (id),
    participation_id BLOB NOT NULL REFERENCES participation (id),
    position         INTEGER NOT NULL CHECK (position BETWEEN 0 AND 65535),
    turn             INTEGER CHECK (turn BETWEEN 1 AND 65535),
    -- Codes, as they were read out.
    booths           TEXT CHECK (length(booths) > 0),
    -- The rules that people set aside, as codes with the figures of the moment.
    waived_json      TEXT CHECK (json_valid(waived_json)),
    -- Why it was passed over last; it may have come and drawn since.
    pass             TEXT CHECK (pass IN ('absent', 'declined')),
    pass_note        TEXT CHECK (length(pass_note) BETWEEN 1 AND 120),
    -- The change sets in which they were drawn, and in which it was passed over.
    turn_change      BLOB CHECK (length(turn_change) = 16),
    booths_change    BLOB CHECK (length(booths_change) = 16),
    pass_change      BLOB CHECK (length(pass_change) = 16),
    -- Why it needed no lot of its own when the draw was closed, and who drew for it then.
    no_lot           TEXT CHECK (no_lot IN ('shares', 'no_booth')),
    leader_id        BLOB CHECK (length(leader_id) = 16),
    CHECK ((turn IS NULL) = (turn_change IS NULL)),
    CHECK ((booths IS NULL) = (booths_change IS NULL)),
    CHECK ((pass IS NULL) = (pass_change IS NULL)),
    CHECK (waived_json IS NULL OR booths IS NOT NULL),
    CHECK (pass_note IS NULL OR pass IS NOT NULL),
    CHECK (leader_id IS NULL OR no_lot IS 'shares'),
    PRIMARY KEY (draw_id, participation_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX lot_entry_participation ON lot_entry (participation_id);
CREATE UNIQUE INDEX lot_entry_turn ON lot_entry (draw_id, turn) WHERE turn IS NOT NULL;

-- Who signs the minutes. Names are in person, where they can be erased; a line without one is filled in by hand.
CREATE TABLE lot_witness (
    draw_id   BLOB NOT NULL REFERENCES lot_draw (id),
    position  INTEGER NOT NULL CHECK (position BETWEEN 0 AND 65535),
    person_id BLOB REFERENCES person (id),
    role      TEXT NOT NULL,
    PRIMARY KEY (draw_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX lot_witness_person ON lot_witness (person_id) WHERE person_id IS NOT NULL;

-- What was drawn is final once the draw is closed, whoever writes.
CREATE TRIGGER lot_entry_comes BEFORE INSERT ON lot_entry
WHEN (SELECT closed_at_ms FROM lot_draw WHERE id = NEW.draw_id) IS NOT NULL
BEGIN
    SELECT raise(ABORT, 'the draw is closed');
END;
CREATE TRIGGER lot_entry_changes BEFORE UPDATE ON lot_entry
WHEN (SELECT closed_at_ms FROM lot_draw WHERE id = OLD.draw_id) IS NOT NULL
BEGIN
    SELECT raise(ABORT, 'the draw is closed');
END;
CREATE TRIGGER lot_entry_goes BEFORE DELETE ON lot_entry
WHEN (SELECT closed_at_ms FROM lot_draw WHERE id = OLD.draw_id) IS NOT NULL
BEGIN
    SELECT raise(ABORT, 'the draw is closed');
END;
CREATE TRIGGER lot_draw_stays BEFORE UPDATE OF seed, closed_at_ms ON lot_draw WHEN OLD.closed_at_ms IS NOT NULL
BEGIN
    SELECT raise(ABORT, 'the draw is closed');
END;

-- A drawing under a hall's plan, to draw by; one a hall. A unit is a pixel of a picture, or what its lines count in.
-- It is scaled, turned about its top left corner, and moved to x_mm, y_mm.
CREATE TABLE underlay (
    hall_id         BLOB NOT NULL PRIMARY KEY REFERENCES hall (id),
    -- Stands for what is drawn: another file is another one.
    drawing_id      BLOB NOT NULL CHECK (length(drawing_id) = 16),
    kind            TEXT NOT NULL CHECK (kind IN ('png', 'jpeg', 'pdf', 'dxf')),
    name            TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    media_hash      BLOB CHECK (length(media_hash) = 32),
    width           INTEGER NOT NULL CHECK (width BETWEEN 1 AND 4294967295),
    height          INTEGER NOT NULL CHECK (height BETWEEN 1 AND 4294967295),
    nm_per_unit     INTEGER NOT NULL CHECK (nm_per_unit BETWEEN 1 AND 1000000000000),
    is_scaled       INTEGER NOT NULL CHECK (is_scaled IN (0, 1)),
    x_mm            INTEGER NOT NULL CHECK (x_mm BETWEEN -10000000 AND 10000000),
    y_mm            INTEGER NOT NULL CHECK (y_mm BETWEEN -10000000 AND 10000000),
    rotation_mdeg   INTEGER NOT NULL CHECK (rotation_mdeg BETWEEN 0 AND 359999),
    opacity_percent INTEGER NOT NULL CHECK (opacity_percent BETWEEN 5 AND 100),
    shown           INTEGER NOT NULL CHECK (shown IN (0, 1)),
    locked          INTEGER NOT NULL CHECK (locked IN (0, 1)),
    CHECK ((media_hash IS NULL) = (kind = 'dxf'))
) STRICT, WITHOUT ROWID;

-- The lines of a DXF, apart, so that moving the drawing does not write them again. The table's file in the program says
-- how points lie in the bytes.
CREATE TABLE underlay_lines (
    hall_id BLOB NOT NULL PRIMARY KEY REFERENCES underlay (hall_id),
    points  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
    id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    event_id   BLOB NOT NULL REFERENCES event (id),
    code       TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 40 AND code NOT GLOB '*[^a-z0-9_]*'),
    number     INTEGER NOT NULL CHECK (number BETWEEN 1 AND 255),
    name_id    TEXT NOT NULL CHECK (length(trim(name_id)) > 0),
    name_en    TEXT NOT NULL CHECK (length(trim(name_en)) > 0),
    colour_rgb INTEGER NOT NULL CHECK (colour_rgb BETWEEN 0 AND 16777215),
    position   INTEGER NOT NULL CHECK (position BETWEEN 0 AND 65535),
    UNIQUE (event_id, code),
    UNIQUE (event_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE role_validity (
    id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    role_id    BLOB NOT NULL REFERENCES role (id),
    first_day  TEXT NOT NULL CHECK (date(first_day) IS first_day),
    last_day   TEXT NOT NULL CHECK (date(last_day) IS last_day AND last_day >= first_day),
    from_time  TEXT CHECK (time(from_time) IS from_time),
    until_time TEXT CHECK (time(until_time) IS until_time),
    gate       TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX role_validity_role ON role_validity (role_id);

CREATE TABLE badge_holder (
    id               BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    event_id         BLOB NOT NULL REFERENCES event (id),
    person_id        BLOB NOT NULL REFERENCES person (id),
    role_id          BLOB NOT NULL REFERENCES role (id),
    participation_id BLOB REFERENCES participation (id),
    affiliation      TEXT,
    position         INTEGER NOT NULL CHECK (position BETWEEN 0 AND 65535)
) STRICT, WITHOUT ROWID;
CREATE INDEX badge_holder_person ON badge_holder (person_id);
CREATE INDEX badge_holder_participation ON badge_holder (participation_id) WHERE participation_id IS NOT NULL;

CREATE TABLE desk (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    event_id    BLOB NOT NULL REFERENCES event (id),
    name        TEXT NOT NULL CHECK (length(trim(name)) > 0),
    public_key  BLOB CHECK (length(public_key) = 32),
    certificate TEXT
) STRICT, WITHOUT ROWID;
-- Two laptops may go by one name: each is a desk of its own, so that their journals never contradict each other.
CREATE INDEX desk_event ON desk (event_id, name);

-- Who acts at desks: the journal holds the id alone, so that the name can be erased.
CREATE TABLE operator (
    id   BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL CHECK (length(trim(name)) > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX operator_name ON operator (name);

CREATE TABLE badge (
    id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    badge_holder_id BLOB NOT NULL REFERENCES badge_holder (id),
    event_id        BLOB NOT NULL REFERENCES event (id),
    code            TEXT NOT NULL CHECK (length(code) = 8),
    issue           INTEGER NOT NULL CHECK (issue BETWEEN 1 AND 65535),
    desk_id         BLOB NOT NULL REFERENCES desk (id),
    issued_at_ms    INTEGER NOT NULL,
    token           TEXT NOT NULL,
    revoked_at_ms   INTEGER,
    UNIQUE (badge_holder_id, issue),
    UNIQUE (event_id, code)
) STRICT, WITHOUT ROWID;

-- Where rows were imported from, what each said then (for the three-way compare), and what was held back.
CREATE TABLE import_source (
    id             BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    event_id       BLOB NOT NULL REFERENCES event (id),
    name           TEXT NOT NULL,
    sheet          TEXT NOT NULL,
    content_sha256 BLOB NOT NULL CHECK (length(content_sha256) = 32),
    imported_at_ms INTEGER NOT NULL,
    UNIQUE (event_id, name, sheet)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_row (
    source_id    BLOB NOT NULL REFERENCES import_source (id),
    row_key      TEXT NOT NULL,
    exhibitor_id BLOB NOT NULL REFERENCES exhibitor (id),
    values_json  TEXT NOT NULL CHECK (json_valid(values_json)),
    PRIMARY KEY (source_id, row_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_row_exhibitor ON import_row (exhibitor_id);

CREATE TABLE held_row (
    id              BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    source_id       BLOB NOT NULL REFERENCES import_source (id),
    row_number      INTEGER NOT NULL CHECK (row_number >= 1),
    row_key         TEXT NOT NULL,
    values_json     TEXT NOT NULL CHECK (json_valid(values_json)),
    of_row          INTEGER CHECK (of_row >= 1),
    of_exhibitor_id BLOB REFERENCES exhibitor (id),
    reason          TEXT NOT NULL,
    -- A person has decided that the row is to be left out; it is known again when the sheet comes again.
    dropped         INTEGER NOT NULL CHECK (dropped IN (0, 1)),
    CHECK (of_row IS NOT NULL OR of_exhibitor_id IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_row_source ON held_row (source_id);
CREATE INDEX held_row_exhibitor ON held_row (of_exhibitor_id) WHERE of_exhibitor_id IS NOT NULL;

-- The numbers that identify the owner of a held row, until it is decided; values_json has digests of them alone.
CREATE TABLE held_identity (
    held_row_id BLOB NOT NULL PRIMARY KEY REFERENCES held_row (id),
    nik         TEXT CHECK (length(nik) = 16 AND nik NOT GLOB '*[^0-9]*'),
    npwp        TEXT CHECK (length(npwp) IN (15, 16) AND npwp NOT GLOB '*[^0-9]*'),
    CHECK (nik IS NOT NULL OR npwp IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- A mapping that a person corrected once: the folded header and the field it means ('' for none).
CREATE TABLE column_mapping (
    header_key TEXT NOT NULL PRIMARY KEY,
    field      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The change log. One gesture is one change set, in the transaction that makes it. Ids only in the plain
-- columns; the values that an undo needs stand in before_json and after_json and are purged by an erasure.
CREATE TABLE change_set (
    seq          INTEGER NOT NULL PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    event_id     BLOB CHECK (length(event_id) = 16),
    feature      TEXT NOT NULL,
    action       TEXT NOT NULL,
    actor        TEXT NOT NULL,
    at_ms        INTEGER NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('done', 'undone', 'abandoned')),
    undone_by    TEXT,
    undone_at_ms INTEGER,
    -- The last undone is the first redone.
    undone_order INTEGER,
    CHECK ((state = 'done') = (undone_order IS NULL))
) STRICT;
CREATE INDEX change_set_undone ON change_set (undone_order) WHERE state = 'undone';

-- Rows that a change set made, many keys of one table in one row: an import of 10,000 firms makes 120,000 rows.
-- row_keys is each key after its length in two bytes, the higher first. The values are in the rows themselves;
-- rows_json holds them only while the change set is undone, in the order of the keys.
CREATE TABLE change_insert (
    change_seq INTEGER NOT NULL REFERENCES change_set (seq),
    position   INTEGER NOT NULL CHECK (position >= 0),
    table_name TEXT NOT NULL,
    row_count  INTEGER NOT NULL CHECK (row_count >= 0),
    row_keys   BLOB NOT NULL,
    rows_json  TEXT CHECK (rows_json IS NULL OR json_valid(rows_json)),
    PRIMARY KEY (change_seq, position)
) STRICT, WITHOUT ROWID;

-- Rows that a change set altered (the columns that differ, before and after) or deleted (the whole row before).
-- Positions count through change_insert and change_record together.
CREATE TABLE change_record (
    change_seq  INTEGER NOT NULL REFERENCES change_set (seq),
    position    INTEGER NOT NULL CHECK (position >= 0),
    table_name  TEXT NOT NULL,
    row_key     BLOB NOT NULL,
    operation   TEXT NOT NULL CHECK (operation IN ('update', 'delete')),
    before_json TEXT NOT NULL CHECK (json_valid(before_json)),
    after_json  TEXT CHECK (json_valid(after_json)),
    PRIMARY KEY (change_seq, position),
    CHECK ((operation = 'update') = (after_json IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX change_record_row ON change_record (row_key);
-- A firm's history asks for what was removed of one table, whenever its panel is opened.
CREATE INDEX change_record_deleted ON change_record (table_name) WHERE operation = 'delete';

-- The journal of what happens on site: appended only.
CREATE TABLE journal_entry (
    desk_id     BLOB NOT NULL CHECK (length(desk_id) = 16),
    sequence    INTEGER NOT NULL CHECK (sequence >= 1),
    hlc_wall_ms INTEGER NOT NULL,
    hlc_counter INTEGER NOT NULL CHECK (hlc_counter >= 0),
    kind        TEXT NOT NULL CHECK (
        kind = 'check_in' OR kind = 'badge_printed' OR kind = 'badge_revoked' OR kind = 'walk_in' OR
        kind = 'sale' OR kind = 'undo'),
    subject     BLOB NOT NULL CHECK (length(subject) = 16),
    operator_id BLOB CHECK (length(operator_id) = 16),
    undoes_desk_id  BLOB CHECK (length(undoes_desk_id) = 16),
    undoes_sequence INTEGER,
    detail_json TEXT CHECK (detail_json IS NULL OR json_valid(detail_json)),
    PRIMARY KEY (desk_id, sequence),
    CHECK ((kind = 'undo') = (undoes_desk_id IS NOT NULL)),
    CHECK ((undoes_desk_id IS NULL) = (undoes_sequence IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_entry_subject ON journal_entry (subject);
CREATE INDEX journal_entry_hlc ON journal_entry (hlc_wall_ms, hlc_counter);
CREATE TRIGGER journal_entry_stays BEFORE UPDATE ON journal_entry
BEGIN
    SELECT raise(ABORT, 'the journal is appended only');
END;
CREATE TRIGGER journal_entry_is_kept BEFORE DELETE ON journal_entry
BEGIN
    SELECT raise(ABORT, 'the journal is appended only');
END;

-- Search: what can be found, and the folded words it is found by (domain::search_key, for index and query alike).
-- The rowid's bits from the 40th on tell the kind, so that the words of one kind are one range of rowids.
CREATE TABLE search_entry (
    rowid      INTEGER NOT NULL PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind = 'exhibitor' OR kind = 'person' OR kind = 'booth'),
    subject_id BLOB NOT NULL UNIQUE CHECK (length(subject_id) = 16),
    name_key   TEXT NOT NULL
) STRICT;
CREATE INDEX search_entry_name ON search_entry (kind, name_key);
-- The keys are split at spaces alone: the tokenizer `ascii` takes all else for part of a word. Nothing but whether
-- a word is there is asked, so no positions are kept (detail); words of one and two letters are looked up as such.
CREATE VIRTUAL TABLE search_text USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2', tokenize = 'ascii'
);
-- The words of a long list become one part of the index, not several to be merged, and fill their pages.
INSERT INTO search_text (search_text, rank) VALUES ('hashsize', 16777216);
INSERT INTO search_text (search_text, rank) VALUES ('pgsz', 8000);
