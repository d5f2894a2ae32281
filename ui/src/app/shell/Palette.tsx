import { Kbd, Modal } from "@mantine/core";
import { IconBolt, IconBuildingStore, IconMapPin, IconSearch, IconUser } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { features } from "@/app/features";
import { useText } from "@/lib/i18n";
import { type Hit, useCommand } from "@/lib/ipc";
import { type Icon, keyNames, useAllActions, useWay } from "@/lib/shell";
import classes from "./Palette.module.css";

const HITS = 20;

interface Entry {
  id: string;
  title: string;
  subtitle: string;
  icon: Icon;
  keys?: string;
  run: () => void;
}

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function hasWords(title: string, text: string): boolean {
  const folded = fold(title);
  return fold(text)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

const HIT_ICONS: Record<Hit["kind"], Icon> = {
  exhibitor: IconBuildingStore,
  booth: IconMapPin,
  person: IconUser,
};

/** What the palette offers for a text, group by group. */
function useEntries(text: string): { title: string; entries: Entry[] }[] {
  const t = useText();
  const navigate = useNavigate();
  const way = useWay();
  const actions = useAllActions();
  const { data: hits } = useCommand(
    "palette_search",
    { text, limit: HITS },
    { enabled: text.trim() !== "", keepPrevious: true },
  );
  return useMemo(() => {
    const screens = features.map((feature) => ({
      id: `screen-${feature.id}`,
      title: t(feature.label),
      subtitle: "",
      icon: feature.icon,
      run: () => void navigate({ to: feature.path }),
    }));
    const commands = actions
      .filter((action) => action.hidden !== true && action.notInPalette !== true && action.disabled !== true)
      .map((action) => ({
        id: `action-${action.id}`,
        title: action.label,
        subtitle: "",
        icon: IconBolt as Icon,
        ...(action.keys === undefined ? {} : { keys: action.keys }),
        run: action.run,
      }));
    const found = (kind: Hit["kind"]) =>
      (text.trim() === "" ? [] : (hits ?? [])).flatMap((hit): Entry[] => {
        if (hit.kind !== kind) return [];
        // Where no screen shows people or booths, the firm's does.
        const firm = hit.exhibitor === null ? null : way({ kind: "exhibitor", id: hit.exhibitor });
        const go = way({ kind, id: hit.id }) ?? firm;
        if (go === null) return [];
        return [
          {
            id: `${kind}-${hit.id}`,
            title: hit.title,
            subtitle: hit.subtitle,
            icon: HIT_ICONS[kind],
            run: go,
          },
        ];
      });
    const named = (entries: Entry[]) => entries.filter((entry) => hasWords(entry.title, text));
    return [
      { title: t("shell.palette_exhibitors"), entries: found("exhibitor") },
      { title: t("shell.palette_booths"), entries: found("booth") },
      { title: t("shell.palette_people"), entries: found("person") },
      { title: t("shell.palette_screens"), entries: named(screens) },
      { title: t("shell.palette_actions"), entries: named(commands) },
    ].filter((group) => group.entries.length > 0);
  }, [t, navigate, way, actions, hits, text]);
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const t = useText();
  const base = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const groups = useEntries(text);
  const flat = groups.flatMap((group) => group.entries);
  const at = Math.min(chosen, flat.length - 1);
  const current = flat[at];

  useEffect(() => {
    if (current === undefined) return;
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const run = (entry: Entry) => {
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = flat.length - 1;
    if (event.key === "ArrowDown") setChosen(at >= last ? 0 : at + 1);
    else if (event.key === "ArrowUp") setChosen(at <= 0 ? last : at - 1);
    else if (event.key === "Enter" && current !== undefined) run(current);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={classes.field}>
        <IconSearch size={20} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-label={t("shell.palette")}
          placeholder={t("shell.palette")}
          aria-expanded={flat.length > 0}
          aria-controls={`${base}-list`}
          aria-activedescendant={current === undefined ? undefined : `${base}-${current.id}`}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        ref={list}
        id={`${base}-list`}
        className={classes.list}
        role="listbox"
        aria-label={t("shell.palette")}
      >
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className={classes.group} aria-hidden="true">
              {group.title}
            </div>
            {group.entries.map((entry) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
              // biome-ignore lint/a11y/useFocusableInteractive: the field above has the focus
              <div
                key={entry.id}
                id={`${base}-${entry.id}`}
                className={classes.option}
                role="option"
                aria-selected={entry === current}
                onMouseMove={() => setChosen(flat.indexOf(entry))}
                onClick={() => run(entry)}
              >
                <entry.icon size={18} stroke={1.5} aria-hidden />
                <span className={classes.title}>{entry.title}</span>
                <span className={classes.subtitle}>{entry.subtitle}</span>
                {entry.keys === undefined ? null : <Kbd size="xs">{keyNames(entry.keys).join(" ")}</Kbd>}
              </div>
            ))}
          </div>
        ))}
        {flat.length === 0 ? <p className={classes.nothing}>{t("shell.palette_nothing")}</p> : null}
      </div>
    </>
  );
}

/** Ctrl+K: screens, what can be done, and everything with a name. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText();
  return (
    <Modal.Root opened={opened} onClose={onClose} size="lg" yOffset="12vh">
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={t("shell.palette")}>
        <Modal.Body p={0}>
          <PaletteBody onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
