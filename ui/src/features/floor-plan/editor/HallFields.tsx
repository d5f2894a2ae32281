import { Stack } from "@mantine/core";
import { Columns } from "@/components/Columns";
import type { HallFacts } from "@/features/floor-plan/model/edit/document";
import type { EditorSession } from "@/features/floor-plan/model/edit/session";
import { useText } from "@/lib/i18n";
import { Circuits } from "./Circuits";
import { CornerList } from "./CornerList";
import { BearingField, LengthField, WordsField } from "./fields";
import { useEditorAtRest } from "./useSession";

/** The hall itself, while nothing on it is picked. */
export function HallFields({ session }: { session: EditorSession }) {
  const t = useText();
  const { document, unit } = useEditorAtRest(session);
  const put = (facts: Partial<HallFacts>) => session.commit("properties", { puts: [], removes: [], facts });
  return (
    <Stack gap="xs">
      <WordsField
        label={t("floor.field_name")}
        data-first-field
        value={document.name}
        isNeeded
        onValue={(name) => name !== null && put({ name })}
      />
      <Columns count={2}>
        <LengthField
          label={t("editor.main_aisle")}
          value={document.main_aisle_mm}
          unit={unit}
          least={500}
          onValue={(main_aisle_mm) => put({ main_aisle_mm })}
        />
        <LengthField
          label={t("editor.side_aisle")}
          value={document.side_aisle_mm}
          unit={unit}
          least={500}
          onValue={(side_aisle_mm) => put({ side_aisle_mm })}
        />
        <BearingField
          label={t("editor.north")}
          value={document.north_mdeg}
          onValue={(mdeg) => put({ north_mdeg: ((mdeg % 360_000) + 360_000) % 360_000 })}
        />
      </Columns>
      <CornerList
        points={document.outline}
        unit={unit}
        onPoints={(outline) => session.commit("outline", { puts: [], removes: [], facts: { outline } })}
      />
      <Circuits session={session} />
    </Stack>
  );
}
