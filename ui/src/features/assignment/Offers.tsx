import { Group, Text, Title } from "@mantine/core";
import { HeldButton } from "@/components/HeldButton";
import { Pill } from "@/components/marks";
import { useToasts } from "@/components/toasts";
import { useText } from "@/lib/i18n";
import { type CommandError, type OfferOut, useChange } from "@/lib/ipc";
import classes from "./Assignment.module.css";
import { More } from "./More";
import { useWords } from "./words";

/** Booths that were offered: those whose time has run out come first, and are released. */
export function Offers({ offers }: { offers: readonly OfferOut[] }) {
  const t = useText();
  const words = useWords();
  const toasts = useToasts();
  const release = useChange("plan_release");
  const confirm = useChange("exhibitors_move");
  const busy = release.isPending || confirm.isPending;
  const onError = (error: CommandError) => toasts.failed(error);
  const runOut = offers.filter(({ is_expired }) => is_expired);
  const letGo = (them: readonly OfferOut[]) =>
    release.mutate(
      // biome-ignore lint/suspicious/noThenProperty: it is the contract's word, and never awaited
      { participations: them.map(({ participation }) => participation), then: "waitlisted" },
      {
        onError,
        onSuccess: ({ names, booths }) =>
          toasts.undoable(
            booths.length === 0
              ? t("assignment.released_without", { names: names.join(", ") })
              : t("assignment.released", { booths: booths.join(", "), names: names.join(", ") }),
          ),
      },
    );
  const accept = ({ participation, name, booths }: OfferOut) =>
    confirm.mutate(
      { ids: [participation], status: "confirmed", reason: null },
      {
        onError,
        onSuccess: () =>
          toasts.undoable(
            booths.length === 0
              ? t("assignment.confirmed_without", { name })
              : t("assignment.confirmed", { name, booths: booths.join(", ") }),
          ),
      },
    );
  return (
    <section className={classes.part}>
      <div className={classes.cardHead}>
        <Title order={2}>{t("assignment.offers", { count: offers.length })}</Title>
        {runOut.length < 2 ? null : (
          <HeldButton variant="default" size="xs" held={busy} onClick={() => letGo(runOut)}>
            {t("assignment.release_run_out", { count: runOut.length })}
          </HeldButton>
        )}
      </div>
      {offers.length === 0 ? <Text>{t("assignment.no_offers")}</Text> : null}
      <More all={[...runOut, ...offers.filter(({ is_expired }) => !is_expired)]}>
        {(shown) => (
          <ul className={classes.list}>
            {shown.map((offer) => (
              <li key={offer.participation} className={classes.row}>
                <div>
                  <Text fw={600}>{`${words.booths(offer.booths)} · ${offer.name}`}</Text>
                  <Group gap="xs">
                    {offer.is_expired ? (
                      <Pill tone="danger" shape="triangle">
                        {t("assignment.run_out")}
                      </Pill>
                    ) : (
                      <Pill tone="attention" shape="half">
                        {t("assignment.open_offer")}
                      </Pill>
                    )}
                    <Text c="dimmed">
                      {offer.until_words === null
                        ? t("assignment.no_deadline")
                        : t("assignment.until", { until: offer.until_words })}
                    </Text>
                  </Group>
                </div>
                <Group gap={4}>
                  <HeldButton
                    size="compact-sm"
                    variant="light"
                    held={busy}
                    aria-label={t("assignment.confirm_offer", { name: offer.name })}
                    onClick={() => accept(offer)}
                  >
                    {t("assignment.confirm")}
                  </HeldButton>
                  <HeldButton
                    size="compact-sm"
                    variant="default"
                    held={busy}
                    aria-label={t("assignment.release_offer", { name: offer.name })}
                    onClick={() => letGo([offer])}
                  >
                    {t("assignment.release")}
                  </HeldButton>
                </Group>
              </li>
            ))}
          </ul>
        )}
      </More>
    </section>
  );
}
