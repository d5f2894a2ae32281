import { Title } from "@mantine/core";
import { Facts } from "@/components/Facts";
import { Pill } from "@/components/marks";
import { useText } from "@/lib/i18n";
import type { HeldField, HeldOut } from "@/lib/ipc";
import classes from "./Import.module.css";

/** What the row says and what the firm has, field by field. */
export function Compared({ row, onlyDifferent }: { row: HeldOut; onlyDifferent: boolean }) {
  const t = useText();
  const fields = onlyDifferent ? row.fields.filter((field) => !field.same) : row.fields;
  const blank = <span className={classes.muted}>{t("importing.blank")}</span>;
  return (
    <>
      <table className={`${classes.table} ${classes.compared}`}>
        <thead>
          <tr>
            <th scope="col">{t("importing.compared_field")}</th>
            <th scope="col">{t("importing.compared_listed", { row: row.row })}</th>
            <th scope="col">
              {row.firm === null
                ? t("importing.compared_gone")
                : t("importing.compared_here", { name: row.firm.name })}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.field} data-differs={!field.same || undefined}>
              <th scope="row">{field.name}</th>
              <td>{field.listed ?? blank}</td>
              <td>{field.here ?? blank}</td>
              <td>
                <Difference field={field} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {row.kept.length === 0 ? null : (
        <section className={classes.block}>
          <Title order={3}>{t("importing.kept_cells")}</Title>
          <Facts lines={row.kept.map(({ header, typed }) => [header, typed] as const)} />
        </section>
      )}
    </>
  );
}

function Difference({ field }: { field: HeldField }) {
  const t = useText();
  if (field.same) return <span className={classes.muted}>{t("importing.same")}</span>;
  if (field.listed === null) return null;
  if (field.here === null)
    return (
      <Pill tone="accent" shape="disc">
        {t("importing.only_listed")}
      </Pill>
    );
  return (
    <Pill tone="attention" shape="triangle">
      {t("importing.differs")}
    </Pill>
  );
}
