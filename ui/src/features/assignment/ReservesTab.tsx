import { Button, Text, Title } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { Columns } from "@/components/Columns";
import { Failed, Loading } from "@/components/states";
import { useText } from "@/lib/i18n";
import { type FreeBooth, useCommand, useHoldsRunOut } from "@/lib/ipc";
import classes from "./Assignment.module.css";
import { More } from "./More";
import { Offers } from "./Offers";
import { Waiting } from "./Waiting";
import { useWords } from "./words";

// Its calendar comes when it is asked for.
const OfferDialog = lazy(async () => ({ default: (await import("./OfferDialog")).OfferDialog }));

/** Who waits for a booth, which are free, and what has been offered until when. */
export function ReservesTab() {
  const t = useText();
  const { data, error, refetch } = useCommand("plan_reserves", {});
  useHoldsRunOut();
  const [offering, setOffering] = useState<FreeBooth | null>(null);
  if (data === undefined) {
    return error === null ? <Loading /> : <Failed error={error} onRetry={() => void refetch()} />;
  }
  return (
    <div className={classes.stack}>
      <Text>{t("assignment.reserves_help")}</Text>
      <Offers offers={data.offers} />
      <Columns count={2} gap="md">
        <section className={classes.part}>
          <Title order={2}>{t("assignment.freed", { count: data.free.length })}</Title>
          {data.free.length === 0 ? (
            <Text>{t("assignment.nothing_free")}</Text>
          ) : (
            <More all={data.free}>
              {(shown) => (
                <ul className={classes.list}>
                  {shown.map((free) => (
                    <Free key={free.booth} free={free} onOffer={() => setOffering(free)} />
                  ))}
                </ul>
              )}
            </More>
          )}
        </section>
        <Waiting waiting={data.reserves} />
      </Columns>
      {offering === null ? null : (
        <Suspense fallback={null}>
          <OfferDialog free={offering} onClose={() => setOffering(null)} />
        </Suspense>
      )}
    </div>
  );
}

function Free({ free, onOffer }: { free: FreeBooth; onOffer: () => void }) {
  const t = useText();
  const words = useWords();
  const [best] = free.best;
  const booths = best === undefined ? free.booth : best.booths.join(", ");
  return (
    <li className={classes.row}>
      <div>
        <Text fw={600}>{booths}</Text>
        {best === undefined ? (
          <Text c="dimmed">{t("assignment.fits_nobody")}</Text>
        ) : (
          <Text>
            {t("assignment.best", { name: best.name, position: best.position })}
            <span className={classes.quiet}>{` · ${words.difference(best.points)}`}</span>
          </Text>
        )}
      </div>
      {best === undefined ? null : (
        <Button
          variant="light"
          size="compact-sm"
          aria-label={t("assignment.offer_booth", { booths })}
          onClick={onOffer}
        >
          {t("assignment.offer")}
        </Button>
      )}
    </li>
  );
}
