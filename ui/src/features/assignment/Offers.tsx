import { Button, Group, Text, Title } from "@mantine/core";
import { Pill } from "@/components/marks";
import { useToasts } from "@/components/toasts";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import { type CommandError, type Offer, useChange } from "@/lib/ipc";
import classes from "./Assignment.module.css";
import { More } from "./More";

/** Booths that were offered: those whose time has run out come first, and are released. */
export function Offers({ offers }: { offers: readonly Offer[] }) {
  const t = useText();
  const { instant } = useFormat();
  const toasts = useToasts();
  const release = useChange("plan_offers_release");
  const confirm = useChange("plan_offer_confirm");
  const busy = release.isPending || confirm.isPending;
  const onError = (error: CommandError) => toasts.failed(error);
  const runOut = offers.filter(({ has_run_out }) => has_run_out);
  const letGo = (them: readonly Offer[]) =>
    release.mutate(
      { participations: them.map(({ participation }) => participation) },
      {
        onError,
        onSuccess: ({ changed }) => toasts.undoable(t("assignment.released", { count: changed })),
      },
    );
  const accept = ({ participation, name, booths }: Offer) =>
    confirm.mutate(
      { participation },
      {
        onError,
        onSuccess: () => toasts.undoable(t("assignment.confirmed", { name, booths: booths.join(", ") })),
      },
    );
  return (
    <section className={classes.part}>
      <div className={classes.cardHead}>
        <Title order={2}>{t("assignment.offers", { count: offers.length })}</Title>
        {runOut.length < 2 ? null : (
          <Button variant="default" size="xs" disabled={busy} onClick={() => letGo(runOut)}>
            {t("assignment.release_run_out", { count: runOut.length })}
          </Button>
        )}
      </div>
      {offers.length === 0 ? <Text>{t("assignment.no_offers")}</Text> : null}
      <More all={[...runOut, ...offers.filter(({ has_run_out }) => !has_run_out)]}>
        {(shown) => (
          <ul className={classes.list}>
            {shown.map((offer) => (
              <li key={offer.participation} className={classes.row}>
                <div>
                  <Text fw={600}>{`${offer.booths.join(", ")} · ${offer.name}`}</Text>
                  <Group gap="xs">
                    {offer.has_run_out ? (
                      <Pill tone="danger" shape="triangle">
                        {t("assignment.run_out")}
                      </Pill>
                    ) : (
                      <Pill tone="attention" shape="half">
                        {t("assignment.open_offer")}
                      </Pill>
                    )}
                    <Text c="dimmed">
                      {offer.until === null
                        ? t("assignment.no_deadline")
                        : t("assignment.until", { until: instant(offer.until) })}
                    </Text>
                  </Group>
                </div>
                <Group gap={4}>
                  <Button
                    size="compact-sm"
                    variant="light"
                    disabled={busy}
                    aria-label={t("assignment.confirm_offer", { name: offer.name })}
                    onClick={() => accept(offer)}
                  >
                    {t("assignment.confirm")}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={busy}
                    aria-label={t("assignment.release_offer", { name: offer.name })}
                    onClick={() => letGo([offer])}
                  >
                    {t("assignment.release")}
                  </Button>
                </Group>
              </li>
            ))}
          </ul>
        )}
      </More>
    </section>
  );
}
