import { Button, Group, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Columns } from "@/components/Columns";
import { Dialog } from "@/components/Dialog";
import { MOST_COPIES } from "@/features/floor-plan/model/edit/arrange";
import { lengthTyped, parseLength } from "@/features/floor-plan/model/edit/lengths";
import type { Asking, EditorSession } from "@/features/floor-plan/model/edit/session";
import { useText } from "@/lib/i18n";
import { type HallDocument, useChange } from "@/lib/ipc";
import { useEditor } from "./useSession";

/** Who would be touched, before it is done. */
export function OccupiedDialog({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const t = useText();
  return (
    <Dialog opened onClose={onClose} title={t("editor.occupied_title")}>
      <Text>{asking.message}</Text>
      <ul>
        {asking.touched.map((touched) => (
          <li key={`${touched.booth} ${touched.party}`}>
            {t(touched.becomes === "lifted" ? "editor.touched_lifted" : "editor.touched_stays", {
              code: touched.code,
              firms: touched.firms.join(" + "),
            })}
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="md">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t("editor.leave_it")}
        </Button>
        <Button color="red" onClick={asking.confirm}>
          {t("editor.do_it")}
        </Button>
      </Group>
    </Dialog>
  );
}

const whole = (text: string, least: number, most: number) => {
  const value = Number(text);
  return /^\d+$/.test(text.trim()) && value >= least && value <= most ? value : null;
};

export function ArrayDialog({ session, onClose }: { session: EditorSession; onClose: () => void }) {
  const t = useText();
  const { unit, pick } = useEditor(session);
  const [draft, setDraft] = useState({
    rows: "1",
    columns: "5",
    gap_x: "0",
    gap_y: lengthTyped(3_000, unit),
  });
  const [isShown, setIsShown] = useState(false);
  const rows = whole(draft.rows, 1, 200);
  const columns = whole(draft.columns, 1, 200);
  const gap_x_mm = parseLength(draft.gap_x, unit);
  const gap_y_mm = parseLength(draft.gap_y, unit);
  const total = (rows ?? 0) * (columns ?? 0) * pick.size;
  const tooMany = total > MOST_COPIES;
  const field = (key: keyof typeof draft, label: string, isWrong: boolean) => (
    <TextInput
      label={label}
      data-autofocus={key === "rows" ? true : undefined}
      inputMode="decimal"
      value={draft[key]}
      error={isShown && isWrong ? t("editor.problem_number") : null}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setDraft((now) => ({ ...now, [key]: value }));
      }}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsShown(true);
    if (rows === null || columns === null || gap_x_mm === null || gap_y_mm === null || tooMany) return;
    session.array({ rows, columns, gap_x_mm, gap_y_mm });
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} title={t("editor.array_title")}>
      <form onSubmit={submit} noValidate>
        <Columns count={2} gap="sm">
          {field("rows", t("editor.rows"), rows === null)}
          {field("columns", t("editor.columns"), columns === null)}
          {field("gap_x", t("editor.in_unit", { label: t("editor.gap_x"), unit }), gap_x_mm === null)}
          {field("gap_y", t("editor.in_unit", { label: t("editor.gap_y"), unit }), gap_y_mm === null)}
        </Columns>
        <Text mt="xs" c="dimmed" role="status">
          {tooMany ? t("editor.too_many", { most: MOST_COPIES }) : t("editor.array_total", { count: total })}
        </Text>
        <Group justify="flex-end" mt="md">
          <Button type="submit">{t("editor.array_do")}</Button>
        </Group>
      </form>
    </Dialog>
  );
}

/** A new, empty hall, to be drawn. */
export function NewHallDialog(props: { onClose: () => void; onDone: (hall: HallDocument) => void }) {
  const t = useText();
  const add = useChange("hall_add");
  const [name, setName] = useState("");
  const [width, setWidth] = useState("40");
  const [depth, setDepth] = useState("25");
  const [isShown, setIsShown] = useState(false);
  const [width_mm, depth_mm] = [parseLength(width, "m"), parseLength(depth, "m")];
  const isWrong = (mm: number | null) => mm === null || mm < 2_000 || mm > 500_000;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsShown(true);
    if (width_mm === null || depth_mm === null || isWrong(width_mm) || isWrong(depth_mm)) return;
    add.mutate(
      {
        ...(name.trim() === "" ? {} : { name: name.trim() }),
        outline: [
          [0, 0],
          [width_mm, 0],
          [width_mm, depth_mm],
          [0, depth_mm],
        ],
      },
      { onSuccess: props.onDone },
    );
  };
  const problem = (mm: number | null) => (isShown && isWrong(mm) ? t("floor.problem_hall_side") : null);
  return (
    <Dialog opened onClose={props.onClose} title={t("editor.new_hall_title")}>
      <form onSubmit={submit} noValidate>
        <TextInput
          label={t("floor.field_name")}
          placeholder={t("floor.name_hint")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Columns count={2} gap="sm" mt="sm">
          <TextInput
            label={t("floor.field_width_m")}
            inputMode="decimal"
            value={width}
            error={problem(width_mm)}
            onChange={(event) => setWidth(event.currentTarget.value)}
          />
          <TextInput
            label={t("floor.field_depth_m")}
            inputMode="decimal"
            value={depth}
            error={problem(depth_mm)}
            onChange={(event) => setDepth(event.currentTarget.value)}
          />
        </Columns>
        {add.error === null ? null : (
          <Text role="alert" mt="xs">
            {add.error.message}
          </Text>
        )}
        <Group justify="flex-end" mt="md">
          <Button type="submit" loading={add.isPending}>
            {t("editor.new_hall_do")}
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
