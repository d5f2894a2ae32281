import { NumberInput, Select, Stack } from "@mantine/core";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import type { BadgesScreen, SheetChoice } from "@/lib/ipc";
import { labelsOf, type Settings } from "./settings";

const SINGLE = "single";
/** Formats that have a name of their own. */
const NAMES: Record<string, string> = { a6: "A6", a7: "A7", "id-card": "ID-1" };

/** `durable-1445` as `Durable 1445`. */
function makersName(id: string): string {
  const [maker = "", ...number] = id.split("-");
  return `${maker.charAt(0).toUpperCase()}${maker.slice(1)} ${number.join(" ").toUpperCase()}`;
}

/** Which badge, on which paper, from which label on. */
export function PaperChoice(props: {
  known: BadgesScreen;
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}) {
  const { known, settings, onChange } = props;
  const t = useText();
  const { count } = useFormat();
  const sheets = known.sheets.filter((sheet) => sheet.templates.includes(settings.template));
  const labels = labelsOf(sheets.find((sheet) => sheet.id === settings.sheet));
  const sheetName = (sheet: SheetChoice) => {
    if (sheet.preprinted) {
      return t("badges.sheet_labels", { name: makersName(sheet.id), labels: labelsOf(sheet) });
    }
    const paper = `A4 (${sheet.id.replace(/^a4-/, "").replace("x", " × ").toUpperCase()})`;
    return t("badges.sheet_cut", { paper, labels: labelsOf(sheet) });
  };
  const pickTemplate = (template: string | null) => {
    if (template === null) return;
    const fits = known.sheets.some(
      (sheet) => sheet.id === settings.sheet && sheet.templates.includes(template),
    );
    onChange({ template, ...(fits ? {} : { sheet: null, first_label: 1 }) });
  };
  return (
    <Stack gap="xs">
      <Select
        label={t("badges.template")}
        data={known.templates.map(({ id, width_mm, height_mm }) => {
          const size = t("badges.mm", { width: count(width_mm), height: count(height_mm) });
          return { value: id, label: [NAMES[id], size].filter(Boolean).join(" · ") };
        })}
        value={settings.template}
        onChange={pickTemplate}
        allowDeselect={false}
      />
      <Select
        label={t("badges.sheet")}
        data={[
          { value: SINGLE, label: t("badges.single") },
          ...sheets.map((sheet) => ({ value: sheet.id, label: sheetName(sheet) })),
        ]}
        value={settings.sheet ?? SINGLE}
        onChange={(value) => onChange({ sheet: value === SINGLE ? null : value, first_label: 1 })}
        allowDeselect={false}
      />
      {labels > 1 ? (
        <NumberInput
          label={t("badges.first_label")}
          description={t("badges.first_label_help", { labels })}
          min={1}
          max={labels}
          clampBehavior="strict"
          allowDecimal={false}
          value={settings.first_label}
          // An empty field is one that is being typed into.
          onChange={(value) => {
            if (typeof value === "number") onChange({ first_label: value });
          }}
        />
      ) : null}
    </Stack>
  );
}
