import { ActionIcon, Button, Menu, SegmentedControl, Text, Tooltip } from "@mantine/core";
import {
  IconBorderCorners,
  IconBuildingStore,
  IconHandStop,
  IconLayoutAlignLeft,
  IconMagnet,
  IconPointer,
  IconRulerMeasure,
} from "@tabler/icons-react";
import { memo } from "react";
import type { Unit } from "@/features/floor-plan/model/edit/lengths";
import type { EditorSession, Tool } from "@/features/floor-plan/model/edit/session";
import { useText } from "@/lib/i18n";
import { type Action, type Icon, keyNames } from "@/lib/shell";
import classes from "./Editor.module.css";
import { type EditActions, keyOf, toolLabel } from "./useEditActions";
import { useEditorAtRest } from "./useSession";

const TOOLS: readonly (readonly [Tool, Icon])[] = [
  ["pick", IconPointer],
  ["hand", IconHandStop],
  ["booth", IconBuildingStore],
  ["measure", IconRulerMeasure],
  ["outline", IconBorderCorners],
];

export function MenuLines({ actions }: { actions: readonly Action[] }) {
  return actions.map((action) => (
    <Menu.Item
      key={action.id}
      disabled={action.disabled ?? false}
      onClick={action.run}
      rightSection={
        action.keys === undefined ? null : (
          <Text size="xs" c="dimmed" span>
            {keyNames(action.keys).join("+")}
          </Text>
        )
      }
    >
      {action.label}
    </Menu.Item>
  ));
}

export function Toolbar({ session, actions }: { session: EditorSession; actions: EditActions }) {
  const t = useText();
  const { tool, isSnapping, unit, pick } = useEditorAtRest(session);
  const { by, aligns } = actions;
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t("editor.tools")}>
      <ToolButtons session={session} tool={tool} isSnapping={isSnapping} />
      <Menu withinPortal>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconLayoutAlignLeft size={16} aria-hidden />}
            disabled={pick.size < 2}
          >
            {t("editor.arrange")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <MenuLines actions={[...aligns, by.spreadX, by.spreadY]} />
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" variant="default" disabled={by.duplicate.disabled} onClick={by.array.run}>
        {t("editor.array")}
      </Button>
      <Button size="xs" variant="default" disabled={by.merge.disabled} onClick={by.merge.run}>
        {t("editor.merge")}
      </Button>
      <Button size="xs" variant="default" disabled={by.split.disabled} onClick={by.split.run}>
        {t("editor.split")}
      </Button>
      <Button size="xs" variant="default" onClick={by.numbering.run}>
        {t("editor.numbering")}
      </Button>
      <UnitSwitch session={session} unit={unit} />
    </div>
  );
}

/** These two follow a gesture in nothing: they are drawn anew for what they show alone. */
const ToolButtons = memo(function ToolButtons(props: {
  session: EditorSession;
  tool: Tool;
  isSnapping: boolean;
}) {
  const { session, tool, isSnapping } = props;
  const t = useText();
  return (
    <>
      {TOOLS.map(([each, Glyph]) => (
        <Tooltip key={each} label={`${toolLabel(t, each)} (${keyOf(each)})`}>
          <ActionIcon
            size="lg"
            variant={tool === each ? "filled" : "default"}
            aria-label={toolLabel(t, each)}
            aria-pressed={tool === each}
            onClick={() => session.set({ tool: each, corners: [] })}
          >
            <Glyph size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
      <Tooltip label={`${t("editor.snapping")} (S)`}>
        <ActionIcon
          size="lg"
          variant={isSnapping ? "light" : "default"}
          aria-label={t("editor.snapping")}
          aria-pressed={isSnapping}
          onClick={() => session.set({ isSnapping: !isSnapping })}
        >
          <IconMagnet size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
});

const UnitSwitch = memo(function UnitSwitch({ session, unit }: { session: EditorSession; unit: Unit }) {
  const t = useText();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("editor.unit")}
      data={["mm", "m"]}
      value={unit}
      onChange={(value) => session.set({ unit: value === "m" ? "m" : "mm" })}
    />
  );
});
