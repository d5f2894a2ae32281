import { Skeleton, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useText } from "@/lib/i18n";
import { type CommandError, useCommand, type Who } from "@/lib/ipc";
import classes from "./Badges.module.css";
import { Remark, withoutName } from "./Remark";
import type { Settings } from "./settings";

/** The frames of the printer as a picture. As an image, a drawing can do nothing but be looked at. */
function Drawn({ svg, alt, caption }: { svg: string; alt: string; caption: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return (
    <figure className={classes.figure}>
      <img className={classes.picture} src={address} alt={alt} />
      {caption === "" ? null : (
        <figcaption>
          <Text size="sm" c="dimmed" className={classes.caption}>
            {caption}
          </Text>
        </figcaption>
      )}
    </figure>
  );
}

/** Everybody who was meant has just been printed: the list will say so in a moment. */
const NOBODY = "nothing_to_do";

function NotDrawn({ error }: { error: CommandError | null }) {
  const t = useText();
  if (error !== null && error.code !== NOBODY) return <Text role="alert">{error.message}</Text>;
  return (
    <div className={classes.figure} role="status" aria-label={t("states.loading")}>
      <Skeleton className={classes.waiting} />
    </div>
  );
}

/** One badge as the printer will draw it; beside the person's own name, with what the printer should know of it. */
export function BadgePicture(props: { who: Who; which: string; template: string; named?: boolean }) {
  const { who, which, template, named = false } = props;
  const t = useText();
  const { data, error } = useCommand("badges_preview", { who, which, template }, { keepPrevious: true });
  if (data === undefined || error !== null) return <NotDrawn error={error} />;
  const caption = [named ? "" : data.holder, data.sample ? t("badges.preview_sample") : ""];
  return (
    <>
      <Drawn
        svg={data.svg}
        alt={t("badges.preview_of", { name: data.holder })}
        caption={caption.filter(Boolean).join(" · ")}
      />
      {named && data.warnings.length > 0 ? (
        <ul className={classes.lines}>
          {data.warnings.map((warning) => (
            <Remark key={warning.message} severity={warning.severity}>
              {withoutName(warning.message, data.holder)}
            </Remark>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** The first sheet as the printer will draw it. */
export function SheetPicture({ who, settings, sheet }: { who: Who; settings: Settings; sheet: string }) {
  const t = useText();
  const { template, first_label } = settings;
  const request = { who, template, sheet, first_label };
  const { data, error } = useCommand("badges_sheet_preview", request, { keepPrevious: true });
  if (data === undefined || error !== null) return <NotDrawn error={error} />;
  const words = t("badges.preview_sheet", { badges: data.badges });
  return <Drawn svg={data.svg} alt={words} caption={words} />;
}
