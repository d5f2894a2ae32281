import { ActionIcon, Text } from "@mantine/core";
import { IconUserMinus } from "@tabler/icons-react";
import { Pill } from "@/components/marks";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { asCommandError, type LotDrawOut, type LotEntrant, useChange } from "@/lib/ipc";
import classes from "./Lots.module.css";

/** Who takes part, by turn where there are turns, else in the order of the list. */
export function Entrants({ draw }: { draw: LotDrawOut }) {
  const t = useText();
  const toasts = useToasts();
  const { mutateAsync, isPending } = useChange("lots_leave");
  const hasTurns = draw.kind !== "booth";
  const bySeed = draw.kind === "seed";
  const rows = hasTurns
    ? draw.firms.toSorted((one, other) => (one.turn ?? Infinity) - (other.turn ?? Infinity))
    : draw.firms;
  const leave = (firm: LotEntrant) =>
    mutateAsync({ draw: draw.id, exhibitor: firm.participation }).then(
      () => toasts.done(t("lots.left", { name: firm.name })),
      (thrown) => toasts.failed(asCommandError(thrown)),
    );
  const mayLeave = (firm: LotEntrant) =>
    !draw.is_closed && firm.turn === null && firm.booths === null && firm.standing !== "passed";
  const some = rows.some(mayLeave);
  return (
    <table className={classes.table} aria-label={t("lots.firms")}>
      <thead>
        <tr>
          {hasTurns ? (
            <th scope="col" className={classes.number}>
              {t("lots.column_turn")}
            </th>
          ) : null}
          {bySeed ? <th scope="col">{t("lots.column_code")}</th> : null}
          <th scope="col">{t("lots.column_name")}</th>
          <th scope="col">{t("lots.column_asks")}</th>
          <th scope="col">{t("lots.column_booth")}</th>
          {some ? <td /> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((firm) => (
          <tr key={firm.participation}>
            {hasTurns ? <td className={classes.number}>{firm.turn ?? "–"}</td> : null}
            {bySeed ? (
              <td>
                <code>{firm.code}</code>
              </td>
            ) : null}
            <th scope="row">
              {firm.name}
              {firm.note === null ? null : (
                <Text size="sm" c="dimmed">
                  {firm.note}
                </Text>
              )}
            </th>
            <td>{firm.asks}</td>
            <td>
              {firm.standing === "passed" ? (
                <Pill tone="attention" shape="bar">
                  {t("lots.passed_cell")}
                </Pill>
              ) : (
                <b>{firm.booths ?? "–"}</b>
              )}
            </td>
            {some ? (
              <td className={classes.act}>
                {mayLeave(firm) ? (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    disabled={isPending}
                    aria-label={t("lots.leave_name", { name: firm.name })}
                    title={t("lots.leave")}
                    onClick={() => void leave(firm)}
                  >
                    <IconUserMinus size={18} aria-hidden />
                  </ActionIcon>
                ) : null}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
