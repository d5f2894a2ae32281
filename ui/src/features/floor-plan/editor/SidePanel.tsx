import { Button, Checkbox, SegmentedControl, Text, Title } from "@mantine/core";
import { memo, useLayoutEffect, useState } from "react";
import { picked } from "@/features/floor-plan/model/edit/document";
import { FACILITIES, facilityItem, shapeAt, wayOf } from "@/features/floor-plan/model/edit/facilities";
import { LAYERS } from "@/features/floor-plan/model/edit/layers";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import type { Point } from "@/features/floor-plan/model/geometry";
import { useText } from "@/lib/i18n";
import { useActions } from "@/lib/shell";
import { BoothFields } from "./BoothFields";
import classes from "./Editor.module.css";
import { ElementFields } from "./ElementFields";
import { HallFields } from "./HallFields";
import { Subject, SubjectContext } from "./LengthField";
import { newBooth } from "./tools";
import { UnderlayPanel } from "./underlay/UnderlayPanel";
import type { UnderlayTable } from "./underlay/useUnderlay";
import { keyOf } from "./useEditActions";
import { useEditorAtRest } from "./useSession";

const TABS = ["properties", "add", "layers", "underlay"] as const;
type Tab = (typeof TABS)[number];

export function SidePanel(props: {
  session: EditorSession;
  underlay: UnderlayTable;
  zones: readonly string[];
  middle: () => Point;
  onPlaced: () => void;
}) {
  const { session } = props;
  const t = useText();
  const [tab, setTab] = useState<Tab>("properties");
  useActions([{ id: "edit-underlay", label: t("underlay.title"), keys: "U", run: () => setTab("underlay") }]);
  return (
    <aside className={classes.side} aria-label={t("editor.panel")}>
      <Tabs tab={tab} onTab={setTab} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className={classes.sideBody} tabIndex={0} role="group" aria-label={t(`editor.tab_${tab}`)}>
        {tab === "properties" ? <Properties session={session} zones={props.zones} /> : null}
        {tab === "add" ? <Palette {...props} /> : null}
        {tab === "underlay" ? <UnderlayPanel session={session} table={props.underlay} /> : null}
        {tab === "layers" ? <LayersTable session={session} /> : null}
      </div>
    </aside>
  );
}

/** Drawn anew for another tab alone, not at each gesture. */
const Tabs = memo(function Tabs({ tab, onTab }: { tab: Tab; onTab: (tab: Tab) => void }) {
  const t = useText();
  return (
    <SegmentedControl
      fullWidth
      aria-label={t("editor.panel")}
      data={TABS.map((value) => ({ value, label: t(`editor.tab_${value}`) }))}
      value={tab}
      onChange={(value) => onTab(TABS.find((each) => each === value) ?? "properties")}
    />
  );
});

function Properties({ session, zones }: { session: EditorSession; zones: readonly string[] }) {
  const t = useText();
  const { pick, document } = useEditorAtRest(session);
  const items = picked(document, pick);
  const booths = items.flatMap((item) => (item.type === "booth" ? item : []));
  const elements = items.flatMap((item) => (item.type === "element" ? item : []));
  const [only] = items;
  const title =
    items.length > 1
      ? t("editor.picked", { count: items.length })
      : only === undefined
        ? document.name
        : only.type === "booth"
          ? t("floor.booth", { code: only.code })
          : t(`floor.kind_${only.kind}`);
  // Of another pick, what was half typed for the one before is gone.
  const key = [...pick].slice(0, 3).join(" ");
  const [subject] = useState(() => new Subject());
  // biome-ignore lint/correctness/useExhaustiveDependencies: told of another key, whatever it is
  useLayoutEffect(() => subject.change(), [subject, key]);
  return (
    <>
      <Title order={2} mb="xs">
        {title}
      </Title>
      {booths.length > 0 && elements.length > 0 ? (
        <Text size="sm" c="dimmed">
          {t("editor.mixed", { booths: booths.length, others: elements.length })}
        </Text>
      ) : null}
      {booths.length > 0 ? (
        <SubjectContext value={subject}>
          <BoothFields session={session} booths={booths} zones={zones} />
        </SubjectContext>
      ) : null}
      {booths.length === 0 && elements.length > 0 ? (
        <ElementFields key={key} session={session} elements={elements} />
      ) : null}
      {items.length === 0 ? <HallFields session={session} /> : null}
    </>
  );
}

/** A click chooses the tool; Enter or Space on a button puts the thing in the middle of what is seen. */
function Palette(props: { session: EditorSession; middle: () => Point; onPlaced: () => void }) {
  const { session } = props;
  const t = useText();
  const { tool } = useEditorAtRest(session);
  const placeBooth = () => {
    const [x, y] = props.middle();
    const booth = newBooth(session, [Math.round(x) - 1_500, Math.round(y) - 1_500, 3_000, 3_000]);
    session.add("draw", { puts: [booth], removes: [] });
    props.onPlaced();
  };
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t("editor.add_help")}
      </Text>
      <div className={classes.palette}>
        <Button
          size="xs"
          variant={tool === "booth" ? "filled" : "default"}
          aria-pressed={tool === "booth"}
          onClick={(event) =>
            event.detail === 0 ? placeBooth() : session.set({ tool: "booth", corners: [] })
          }
        >
          {t("editor.facility_label", { name: t("editor.tool_booth"), keys: keyOf("booth") ?? "" })}
        </Button>
        {FACILITIES.map((facility) => {
          const keys = keyOf(facility);
          const name = t(`editor.facility_${facility}`);
          return (
            <Button
              key={facility}
              size="xs"
              variant={tool === facility ? "filled" : "default"}
              aria-pressed={tool === facility}
              onClick={(event) => {
                if (event.detail !== 0) {
                  session.set({ tool: facility, corners: [] });
                  return;
                }
                // By the keyboard there is no place to point at.
                const named =
                  wayOf(facility).by === "point" && facility !== "power_point" && facility !== "water_point";
                const item = facilityItem(facility, shapeAt(facility, props.middle()), named ? name : null);
                session.add("draw", { puts: [item], removes: [] });
                props.onPlaced();
              }}
            >
              {keys === null ? name : t("editor.facility_label", { name, keys })}
            </Button>
          );
        })}
      </div>
    </>
  );
}

function LayersTable({ session }: { session: EditorSession }) {
  const t = useText();
  const { layers } = useEditorAtRest(session);
  return (
    <table className={classes.layers}>
      <thead>
        <tr>
          <th scope="col">{t("editor.layer")}</th>
          <th scope="col">{t("editor.shown")}</th>
          <th scope="col">{t("editor.locked")}</th>
          <th scope="col">{t("editor.dimmed")}</th>
        </tr>
      </thead>
      <tbody>
        {LAYERS.map((layer) => (
          <tr key={layer}>
            <th scope="row">{t(`editor.layer_${layer}`)}</th>
            {(["shown", "locked", "dimmed"] as const).map((what) => (
              <td key={what}>
                <Checkbox
                  size="xs"
                  display="inline-block"
                  aria-label={`${t(`editor.layer_${layer}`)}: ${t(`editor.${what}`)}`}
                  checked={layers[layer][what]}
                  onChange={(event) => session.setLayer(layer, { [what]: event.currentTarget.checked })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
