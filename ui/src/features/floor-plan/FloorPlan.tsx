import { Autocomplete, Button, SegmentedControl } from "@mantine/core";
import { IconListCheck, IconSearch, IconUsers } from "@tabler/icons-react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { Screen } from "@/components/Screen";
import { count } from "@/lib/format";
import { useLanguage, useText } from "@/lib/i18n";
import { type Assigned, type BoothView, type FindingOut, type FloorView, useCommand } from "@/lib/ipc";
import { useActions, useHistorySteps, useSelected } from "@/lib/shell";
import { BoothPanel } from "./BoothPanel";
import { CheckPanel } from "./CheckPanel";
import { Legend } from "./Legend";
import { type Colouring, colour } from "./model/colouring";
import { cheapestHere, placeAt, whyNot } from "./model/costs";
import { type Firm, findBooths, firmOf } from "./model/find";
import { boundsOf, type Point, polygonsOf } from "./model/geometry";
import { PlaceBar } from "./PlaceBar";
import { Stage, type StageHandle } from "./Stage";
import classes from "./Stage.module.css";
import { UnplacedPanel } from "./UnplacedPanel";
import { type Carried, useCarrying } from "./useCarrying";
import { useCostWords } from "./useCostWords";
import { useDrag } from "./useDrag";

/** What stands beside the plan while no booth is open. */
export type Side = "unplaced" | "check" | null;

const COLOURINGS: readonly Colouring[] = ["category", "status", "power", "cost"];
/** So many of the cheapest places are marked while a firm is in the hand. */
const MOST_MARKED = 5;
const MOST_HITS = 12;
const NONE: readonly BoothView[] = [];

export function FloorPlan(props: {
  floor: FloorView;
  days: readonly string[];
  actions: ReactNode;
  side: Side;
  onSide: (side: Side) => void;
  assigned: Assigned | null;
  children: ReactNode;
}) {
  const { floor, days, side, onSide } = props;
  const t = useText();
  const language = useLanguage();
  const stage = useRef<StageHandle>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [openId, setOpenId] = useSelected();
  const [cursorId, setCursorId] = useState<string | null>(null);
  const [colouring, setColouring] = useState<Colouring>("category");
  const [text, setText] = useState("");
  const [finding, setFinding] = useState<FindingOut | null>(null);
  const carrying = useCarrying(floor);
  const words = useCostWords();
  const onDrag = useDrag(stage, ghost, carrying, (booth) => {
    const cost = placeAt(carrying.costs, booth);
    return cost === null || cost.difference === null
      ? whyNot(carrying.costs, booth)
      : words.signed(cost.difference);
  });
  const open = floor.booths.find((booth) => booth.id === openId);

  const charged = useCommand("plan_cost_by_party", {}, { enabled: colouring === "cost" });
  const points = useMemo(
    () => new Map(charged.data?.map(({ party, points }) => [party, points])),
    [charged.data],
  );
  const looks = useMemo(
    () =>
      colour(colouring, floor.booths, floor.categories, points, {
        status: {
          free: t("floor.status_free"),
          held: t("floor.status_held"),
          offered: t("floor.status_offered"),
          confirmed: t("floor.status_confirmed"),
          closed: t("floor.status_closed"),
        },
        none: t("floor.no_category"),
        power: (va) => t("floor.va", { va: count(language, va) }),
        kva: (va) => count(language, Math.round(va / 100) / 10),
        cost: (from, to) =>
          to === null
            ? t("floor.cost_more", { points: count(language, from - 1) })
            : from === to
              ? t("floor.cost_just", { points: count(language, to) })
              : t("floor.cost_range", { from: count(language, from), to: count(language, to) }),
      }),
    [colouring, floor, points, language, t],
  );

  const flyTo = (booths: readonly BoothView[]) => {
    if (booths.length > 0) stage.current?.fly(boundsOf(booths.flatMap((booth) => polygonsOf(booth).flat())));
  };
  // What was undone is gone to.
  useHistorySteps((step) => flyTo(floor.booths.filter((booth) => step.booths.includes(booth.id))));
  // The palette and warnings open a booth by its address: the plan goes there once.
  const flown = useRef<string | null>(null);
  useEffect(() => {
    if (open === undefined) flown.current = null;
    if (open === undefined || flown.current === open.id) return;
    if (flown.current !== null || cursorId !== open.id) {
      const timer = setTimeout(() => stage.current?.fly(boundsOf(polygonsOf(open).flat())));
      flown.current = open.id;
      setCursorId(open.id);
      return () => clearTimeout(timer);
    }
    flown.current = open.id;
    return undefined;
  }, [open, cursorId]);

  const cursorTo = (id: string) => {
    setCursorId(id);
    if (carrying.carried !== null) carrying.over(floor.booths.find((booth) => booth.id === id) ?? null);
  };
  const openBooth = (booth: BoothView) => {
    if (carrying.carried !== null) {
      carrying.drop(booth);
      return;
    }
    flown.current = booth.id;
    setOpenId(booth.id);
  };
  const carry = (carried: Carried) => {
    carrying.begin(carried);
    stage.current?.focus();
  };
  const goTo = (code: string) => {
    const booth = floor.booths.find((each) => each.code === code);
    if (booth === undefined) return;
    flyTo([booth]);
    setCursorId(booth.id);
    // From here Enter opens it and the arrows go on.
    stage.current?.focus();
  };
  const show = (found: FindingOut) => {
    setFinding(found);
    const points = found.shapes.flat();
    if (points.length > 0) stage.current?.fly(boundsOf(points));
    else flyTo(floor.booths.filter((booth) => found.booths.includes(booth.code)));
  };
  const shapes = useMemo((): readonly (readonly Point[])[] => {
    if (finding === null || side !== "check") return [];
    const concerned = floor.booths.filter((booth) => finding.booths.includes(booth.code));
    return [...finding.shapes, ...concerned.flatMap(polygonsOf)];
  }, [finding, side, floor]);
  const costs = carrying.carried?.kind === "place" ? carrying.costs : null;
  const barred = useMemo(
    () => (costs === null ? NONE : floor.booths.filter((booth) => whyNot(costs, booth) !== null)),
    [costs, floor],
  );
  const cheapest = useMemo(
    () => (costs === null ? [] : cheapestHere(floor.booths, costs, MOST_MARKED)),
    [costs, floor],
  );
  /** What stands in the open booth is dragged from there. */
  const grab = (booth: BoothView, event: PointerEvent) => {
    const [party] = booth.parties;
    if (party === undefined || booth.id !== openId || carrying.carried !== null) return false;
    onDrag(firmOf(floor, party), event);
    return true;
  };
  useActions([
    { id: "search", label: t("floor.search"), keys: "/", run: () => field.current?.focus() },
    { id: "to-plan", label: t("floor.to_plan"), run: () => stage.current?.focus() },
  ]);

  const hits = findBooths(floor.booths, text).slice(0, MOST_HITS);
  const hitLabel = (booth: BoothView) => {
    const names = booth.parties.flatMap((party) => party.members.map((member) => member.name));
    return [booth.code, names.join(" + ")].filter(Boolean).join(" · ");
  };
  const showSide = (next: Side) => {
    setOpenId(null);
    onSide(next);
  };
  const closeSide = () => onSide(null);
  const panel =
    open !== undefined ? (
      <BoothPanel
        floor={floor}
        booth={open}
        days={days}
        onPlace={(firm, booth) => {
          carry({ kind: "place", firm });
          setCursorId(booth.id);
          carrying.dropFirm(firm, booth);
        }}
        onMove={(firm) => carry({ kind: "place", firm })}
        onSwap={(firm) => carry({ kind: "swap", firm })}
        busy={carrying.busy}
        onPut={(firm, place) => carrying.putAt(firm, place.booths, place.exchange)}
        onDrag={onDrag}
        onClose={() => {
          setOpenId(null);
          stage.current?.focus();
        }}
      />
    ) : side === "unplaced" ? (
      <UnplacedPanel
        unplaced={floor.unplaced}
        assigned={props.assigned}
        onCarry={(firm: Firm) => carry({ kind: "place", firm })}
        onDrag={onDrag}
        onSuiting={goTo}
        onClose={closeSide}
      />
    ) : side === "check" ? (
      <CheckPanel hall={floor.name} onShow={show} onClose={closeSide} />
    ) : undefined;
  return (
    <Screen
      title={t("floor.title")}
      note={t("floor.note", { hall: floor.name, count: floor.booths.length })}
      actions={props.actions}
      fill
      panel={panel}
    >
      {props.children}
      <div className={classes.toolbar}>
        <Autocomplete
          ref={field}
          w={220}
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder={t("floor.search")}
          aria-label={t("floor.search")}
          data={hits.map(hitLabel)}
          filter={({ options }) => options}
          value={text}
          onChange={setText}
          onOptionSubmit={(label) => goTo(label.split(" · ")[0] ?? "")}
          onKeyDown={(event) => {
            const [first] = hits;
            if (event.key === "Enter" && first !== undefined) goTo(first.code);
          }}
        />
        <SegmentedControl
          aria-label={t("floor.colour_by")}
          data={COLOURINGS.map((value) => ({ value, label: t(`floor.colour_${value}`) }))}
          value={colouring}
          onChange={(value) => setColouring(COLOURINGS.find((each) => each === value) ?? "category")}
        />
        <Button
          variant="default"
          leftSection={<IconUsers size={16} aria-hidden />}
          aria-pressed={side === "unplaced"}
          onClick={() => showSide("unplaced")}
        >
          {t("floor.unplaced", { count: floor.unplaced.length })}
        </Button>
        <Button
          variant="default"
          leftSection={<IconListCheck size={16} aria-hidden />}
          aria-pressed={side === "check"}
          onClick={() => showSide("check")}
        >
          {t("floor.check")}
        </Button>
      </div>
      <Stage
        ref={stage}
        floor={floor}
        looks={looks}
        openId={openId}
        cursorId={cursorId}
        onCursor={cursorTo}
        onOpen={openBooth}
        onTapFloor={() => carrying.carried === null && setOpenId(null)}
        targets={carrying.targets}
        shapes={shapes}
        barred={barred}
        cheapest={cheapest.map(({ place, booths }) => ({
          booths,
          said: words.signed(place.difference ?? 0),
        }))}
        onGrab={grab}
      >
        {carrying.carried === null ? null : (
          <PlaceBar
            carrying={carrying}
            floor={floor}
            onGo={(id) => {
              cursorTo(id);
              // From here Enter puts it down and the arrows go on.
              stage.current?.focus();
            }}
          />
        )}
      </Stage>
      {colouring === "cost" && charged.isLoading ? <div role="status">{t("floor.cost_loading")}</div> : null}
      {colouring === "cost" && charged.error !== null ? (
        <div role="alert">{charged.error.message}</div>
      ) : null}
      <Legend entries={looks.legend} />
      <div ref={ghost} className={classes.ghost} hidden aria-hidden="true" />
    </Screen>
  );
}
