//! The two lists, by name and by booth, set in columns beside the drawing or on pages of their own.

use std::collections::BTreeMap;

use super::canvas::{Canvas, GREY, Heap, PALE, cap_mm};
use super::codes::{joined, name_key, natural_order};
use super::content::{FloorPlanContent, FloorPlanWarning};
use super::labels::FloorPlanLabels;
use crate::colour::Colour;
use crate::fonts::Weight;
use crate::frame::{MM_PER_PT, Path, Point, Rect, Segment};
use crate::text::{Align, FitOutcome, FitRules, Fitted, TextStyle, Typesetter, VerticalAlign};

/// A list with its rows, not yet in place.
pub(super) struct List {
    pub(super) title: String,
    heads: (String, String),
    /// By name: the code stands at the right. By booth: at the left.
    code_first: bool,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    code: String,
    /// Nobody's booth.
    is_muted: bool,
}

/// Both lists of a plan.
pub(super) fn lists_of(content: &FloorPlanContent, labels: &FloorPlanLabels) -> Vec<List> {
    let mut codes_by_name: BTreeMap<(String, &str), Vec<&str>> = BTreeMap::new();
    for booth in content.booths.iter().filter(|booth| !booth.is_closed) {
        for name in &booth.occupants {
            codes_by_name.entry((name_key(name), name)).or_default().push(&booth.code);
        }
    }
    let mut by_name: Vec<_> = codes_by_name.into_iter().collect();
    by_name.sort_by(|((one, _), _), ((two, _), _)| natural_order(one, two));
    let by_name = by_name
        .into_iter()
        .map(|((_, name), codes)| Row { name: name.to_owned(), code: joined(&codes), is_muted: false })
        .collect();
    let mut booths: Vec<_> = content.booths.iter().collect();
    booths.sort_by(|one, two| natural_order(&one.code, &two.code));
    let by_booth = booths
        .into_iter()
        .map(|booth| {
            let (name, is_muted) = match () {
                () if booth.is_closed => (labels.closed_booth.clone(), true),
                () if booth.occupants.is_empty() => (labels.empty_booth.clone(), true),
                () => (booth.occupants.join(" · "), false),
            };
            Row { name, code: booth.code.clone(), is_muted }
        })
        .collect();
    let (name, booth) = (labels.name.clone(), labels.booth.clone());
    [
        List {
            title: labels.list_by_name.clone(),
            heads: (name.clone(), booth.clone()),
            code_first: false,
            rows: by_name,
        },
        List { title: labels.list_by_booth.clone(), heads: (booth, name), code_first: true, rows: by_booth },
    ]
    .into_iter()
    .filter(|list: &List| !list.rows.is_empty())
    .collect()
}

/// Height of all rows and at least one head for each list, if no name wraps: less room than that is too little,
/// which is found without setting any text.
pub(super) fn least_total_mm(wanted: &[List], kind: ListType) -> f64 {
    wanted.iter().map(|list| kind.head_mm() + list.rows.len() as f64 * kind.row_mm()).sum()
}

/// A list set for columns of one width.
pub(super) struct SetList {
    title: String,
    heads: (String, String),
    code_first: bool,
    /// Where the second column of words begins, from the left of the column.
    second_mm: f64,
    rows: Vec<SetRow>,
}

struct SetRow {
    name: Fitted,
    code: Fitted,
    height_mm: f64,
}

/// Sizes of a list's type and rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListType {
    pub(super) size_pt: f64,
    pub(super) column_mm: f64,
}

impl ListType {
    fn em_mm(self) -> f64 {
        self.size_pt * MM_PER_PT
    }

    fn row_mm(self) -> f64 {
        1.62 * self.em_mm()
    }

    fn head_mm(self) -> f64 {
        4.3 * self.em_mm()
    }
}

/// Sets every row; long names shrink and wrap. Says which are cut even so.
pub(super) fn set(
    setter: &mut Typesetter,
    list: &List,
    kind: ListType,
    warnings: &mut Vec<FloorPlanWarning>,
) -> SetList {
    let (size_pt, width) = (kind.size_pt, kind.column_mm);
    let gap = 1.1 * kind.em_mm();
    let code_style = TextStyle::of_weight(Weight::SemiBold).tabular();
    let head_width = setter.line(&list.heads.0, &code_style, size_pt * 0.82).width_mm();
    let mut widths: Vec<f64> =
        list.rows.iter().map(|row| setter.line(&row.code, &code_style, size_pt).width_mm()).collect();
    widths.sort_by(f64::total_cmp);
    let widest = widths.last().copied().unwrap_or(0.0);
    // One odd code does not widen the column for all: it shrinks.
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0.0);
    let longest =
        if list.code_first { widest.min((1.5 * usual).max(0.65 * widest)).max(head_width) } else { widest };
    // A firm with many booths gives way: its codes wrap.
    let code_width = longest.min(width * if list.code_first { 0.4 } else { 0.45 });
    let name_style = TextStyle { line_height_em: 1.2, ..TextStyle::default() };
    let mut cut = |fitted: &Fitted, text: &str| {
        if fitted.outcome == FitOutcome::Ellipsised {
            warnings.push(FloorPlanWarning::Cut { text: text.to_owned() });
        }
    };
    let rows = list
        .rows
        .iter()
        .map(|row| {
            let align = if list.code_first { Align::Left } else { Align::Right };
            let code_style = code_style.aligned(align, VerticalAlign::Top);
            let wrap = FitRules { max_pt: size_pt, min_pt: size_pt * 0.9, max_lines: 3 };
            let room = |x: f64, width: f64| Rect::new(x, 0.0, width, 20.0 * kind.em_mm());
            // A row with few codes leaves their room to its name.
            let own = setter.line(&row.code, &code_style, size_pt).width_mm().min(code_width);
            let code_area =
                if list.code_first { room(0.0, code_width) } else { room(width - own - 0.01, own + 0.01) };
            let name_area = if list.code_first {
                room(code_width + gap, width - code_width - gap)
            } else {
                room(0.0, width - own - gap)
            };
            let codes = if own < code_width - 1e-6 || row.code.contains(", ") {
                FitRules { max_lines: 12, ..wrap }
            } else {
                FitRules { min_pt: size_pt * 0.6, max_lines: 1, ..wrap }
            };
            let code = setter.fit(&row.code, &code_style, code_area, codes);
            let style = if row.is_muted { name_style.in_colour(GREY) } else { name_style };
            let name = setter.fit(&row.name, &style, name_area, wrap);
            cut(&code, &row.code);
            cut(&name, &row.name);
            let lines = |fitted: &Fitted| fitted.bounds.height_mm - 1.26 * kind.em_mm();
            let extra = lines(&name).max(lines(&code)).max(0.0);
            SetRow { name, code, height_mm: kind.row_mm() + extra }
        })
        .collect();
    let second_mm = if list.code_first { code_width + gap } else { width };
    SetList {
        title: list.title.clone(),
        heads: list.heads.clone(),
        code_first: list.code_first,
        second_mm,
        rows,
    }
}

/// Sets every list.
pub(super) fn set_all(
    setter: &mut Typesetter,
    wanted: &[List],
    kind: ListType,
    warnings: &mut Vec<FloorPlanWarning>,
) -> Vec<SetList> {
    wanted.iter().map(|list| set(setter, list, kind, warnings)).collect()
}

/// The next row to be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Cursor {
    list: usize,
    row: usize,
}

/// A stretch of rows in a column.
pub(super) struct Stretch {
    list: usize,
    rows: std::ops::Range<usize>,
    top: Point,
}

/// The least height of columns with which everything fits on one sheet, at most `most_mm`.
pub(super) fn least_height(
    lists: &[SetList],
    kind: ListType,
    most_mm: f64,
    own_columns: bool,
    columns_at: impl Fn(f64) -> Vec<Rect>,
) -> Option<f64> {
    let fits = |height: f64| {
        is_done(lists, flow(lists, kind, &columns_at(height), Cursor::default(), own_columns).1)
    };
    if !fits(most_mm) {
        return None;
    }
    let (mut low, mut high) = (0.0, most_mm);
    while high - low > 0.25 {
        let middle = f64::midpoint(low, high);
        if fits(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

/// Distributes rows over columns from a cursor on, until either ends. With `own_columns`, a list begins at the
/// top of a column.
pub(super) fn flow(
    lists: &[SetList],
    kind: ListType,
    columns: &[Rect],
    mut cursor: Cursor,
    own_columns: bool,
) -> (Vec<Stretch>, Cursor) {
    let mut stretches = Vec::new();
    for column in columns {
        let mut y = column.y_mm;
        while let Some(list) = lists.get(cursor.list) {
            let gap = if y > column.y_mm { 1.4 * kind.em_mm() } else { 0.0 };
            let start = cursor.row;
            let mut height = gap + kind.head_mm();
            let mut end = start;
            while let Some(row) = list.rows.get(end) {
                if y + height + row.height_mm > column.bottom_mm() + 1e-6 {
                    break;
                }
                height += row.height_mm;
                end += 1;
            }
            // A head without at least three rows under it waits for the next column.
            let is_whole = end == list.rows.len();
            if end == start || (!is_whole && end - start < 3) {
                break;
            }
            stretches.push(Stretch {
                list: cursor.list,
                rows: start..end,
                top: Point::new(column.x_mm, y + gap),
            });
            y += height;
            if !is_whole {
                cursor.row = end;
                break;
            }
            cursor = Cursor { list: cursor.list + 1, row: 0 };
            if own_columns {
                break;
            }
        }
    }
    (stretches, cursor)
}

/// Whether the cursor is past the last row.
pub(super) fn is_done(lists: &[SetList], cursor: Cursor) -> bool {
    cursor.list >= lists.len()
}

/// Draws stretches of rows with their heads.
pub(super) fn draw(canvas: &mut Canvas<'_>, lists: &[SetList], kind: ListType, stretches: &[Stretch]) {
    let em = kind.em_mm();
    let mut hairlines: Vec<Segment> = Vec::new();
    let mut rules: Vec<Segment> = Vec::new();
    for stretch in stretches {
        let Some(list) = lists.get(stretch.list) else { continue };
        let (left, top) = (stretch.top.x_mm, stretch.top.y_mm);
        let title_pt = kind.size_pt * 1.12;
        let title = TextStyle::of_weight(Weight::Bold);
        canvas.line(
            Heap::TitleBlock,
            &list.title,
            &title,
            title_pt,
            Point::new(left, top + cap_mm(title_pt)),
        );
        let head = TextStyle::of_weight(Weight::Medium).in_colour(GREY);
        let head_pt = kind.size_pt * 0.82;
        let baseline = top + kind.head_mm() - 0.75 * em;
        canvas.line(Heap::TitleBlock, &list.heads.0, &head, head_pt, Point::new(left, baseline));
        let (align, x) = if list.code_first {
            (Align::Left, left + list.second_mm)
        } else {
            (Align::Right, left + list.second_mm)
        };
        let second = head.aligned(align, VerticalAlign::Top);
        canvas.line(Heap::TitleBlock, &list.heads.1, &second, head_pt, Point::new(x, baseline));
        let mut y = top + kind.head_mm();
        let across = |y: f64| {
            [Segment::Move(Point::new(left, y)), Segment::Line(Point::new(left + kind.column_mm, y))]
        };
        rules.extend(across(y - 0.25 * em));
        for row in &list.rows[stretch.rows.clone()] {
            for fitted in [&row.name, &row.code] {
                for (line, at) in &fitted.lines {
                    let at = Point::new(left + at.x_mm, y + at.y_mm + 0.08 * em);
                    canvas.put_all(Heap::TitleBlock, line.at(at, fitted.colour));
                }
            }
            y += row.height_mm;
            hairlines.extend(across(y - 0.2 * em));
        }
    }
    for fitted in stretches
        .iter()
        .filter_map(|stretch| lists.get(stretch.list).map(|list| &list.rows[stretch.rows.clone()]))
        .flatten()
        .flat_map(|row| [&row.name, &row.code])
        .filter(|fitted| !fitted.missing.is_empty())
    {
        let text: String = fitted
            .lines
            .iter()
            .flat_map(|(line, _)| &line.shaped.runs)
            .map(|run| run.text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        canvas.note_missing(&text, &fitted.missing);
    }
    let path = |segments| Path { segments, ..Path::default() };
    if !hairlines.is_empty() {
        canvas.path(Heap::TitleBlock, path(hairlines).stroked(PALE, 0.1));
        canvas.path(Heap::TitleBlock, path(rules).stroked(Colour::INK, 0.2));
    }
}
