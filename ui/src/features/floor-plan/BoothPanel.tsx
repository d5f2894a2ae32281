import { Button, Group, Select, Stack, Text, Title } from "@mantine/core";
import {
  IconArrowsExchange,
  IconLock,
  IconLockOpen,
  IconLogout,
  IconShare2,
  IconUsersMinus,
} from "@tabler/icons-react";
import { type PointerEvent as ReactPointerEvent, useState } from "react";
import { DetailPanel } from "@/components/DetailPanel";
import { Facts } from "@/components/Facts";
import { useToasts } from "@/components/toasts";
import { useFormat } from "@/lib/format";
import { useText } from "@/lib/i18n";
import {
  type BoothView,
  type CommandError,
  type FloorView,
  type OtherPlace,
  type PartyView,
  useChange,
} from "@/lib/ipc";
import { BestReserve } from "./BestReserve";
import { type Firm, firmOf, firmsOf } from "./model/find";
import { sizeOf } from "./model/geometry";
import { ShareDialog } from "./ShareDialog";
import classes from "./Stage.module.css";
import { WhyHere } from "./WhyHere";

/** One booth: what it has, who has it, and what can be done with them. */
export function BoothPanel(props: {
  floor: FloorView;
  booth: BoothView;
  days: readonly string[];
  onPlace: (firm: Firm, booth: BoothView) => void;
  onMove: (firm: Firm) => void;
  onSwap: (firm: Firm) => void;
  /** Whether a firm is being put somewhere. */
  busy: boolean;
  onPut: (firm: Firm, place: OtherPlace) => void;
  onDrag: (firm: Firm, event: ReactPointerEvent) => void;
  onClose: () => void;
}) {
  const { floor, booth } = props;
  const t = useText();
  const { count } = useFormat();
  const { width_mm, depth_mm } = sizeOf(booth);
  const metres = (mm: number) => count(mm / 1000);
  return (
    <DetailPanel title={t("floor.booth", { code: booth.code })} onClose={props.onClose}>
      <Stack gap="md">
        {booth.parties.length > 0 ? (
          booth.parties.map((party) => (
            <Party key={party.id} {...props} party={party} isOnly={booth.parties.length === 1} />
          ))
        ) : booth.closed ? (
          <Text>{t("floor.closed_help")}</Text>
        ) : (
          <>
            <FreeBooth floor={floor} booth={booth} onPlace={props.onPlace} />
            <BestReserve code={booth.code} />
          </>
        )}
        <Facts
          lines={[
            [t("floor.size"), t("floor.size_m", { size: `${metres(width_mm)} × ${metres(depth_mm)}` })],
            [t("floor.power"), t("floor.va", { va: count(booth.power_va) })],
            [t("floor.circuit"), booth.circuit],
            [t("floor.water"), t(booth.water ? "floor.yes" : "floor.no")],
            [t("floor.open_sides"), count(booth.open_sides)],
            [t("floor.accessible"), t(booth.accessible ? "floor.yes" : "floor.no")],
            [t("floor.premium"), booth.premium ? t("floor.yes") : null],
            [t("floor.zone"), booth.zone],
          ]}
        />
      </Stack>
    </DetailPanel>
  );
}

function FreeBooth(props: {
  floor: FloorView;
  booth: BoothView;
  onPlace: (firm: Firm, booth: BoothView) => void;
}) {
  const { floor, booth } = props;
  const t = useText();
  const firms = firmsOf(floor);
  const suits = new Set(
    floor.unplaced
      .filter((party) => party.suiting.includes(booth.code))
      .map((party) => party.members[0]?.participation),
  );
  const option = (firm: Firm) => ({
    value: firm.participation,
    label: firm.booths.length === 0 ? firm.name : `${firm.name} (${firm.booths.join(", ")})`,
  });
  const groups = [
    {
      group: t("floor.group_suits"),
      items: firms.filter((firm) => suits.has(firm.participation)).map(option),
    },
    {
      group: t("floor.group_unplaced"),
      items: firms.filter((firm) => firm.booths.length === 0 && !suits.has(firm.participation)).map(option),
    },
    { group: t("floor.group_placed"), items: firms.filter((firm) => firm.booths.length > 0).map(option) },
  ];
  return (
    <Select
      label={t("floor.place_here")}
      placeholder={t("floor.choose_firm")}
      searchable
      nothingFoundMessage={t("floor.nobody_found")}
      data={groups.filter((group) => group.items.length > 0)}
      value={null}
      onChange={(value) => {
        const firm = firms.find((each) => each.participation === value);
        if (firm !== undefined) props.onPlace(firm, booth);
      }}
    />
  );
}

function Party(props: {
  floor: FloorView;
  booth: BoothView;
  days: readonly string[];
  party: PartyView;
  isOnly: boolean;
  onMove: (firm: Firm) => void;
  onSwap: (firm: Firm) => void;
  busy: boolean;
  onPut: (firm: Firm, place: OtherPlace) => void;
  onDrag: (firm: Firm, event: ReactPointerEvent) => void;
}) {
  const { floor, party, days, isOnly } = props;
  const t = useText();
  const { dayRange } = useFormat();
  const toasts = useToasts();
  const [sharing, setSharing] = useState(false);
  const lift = useChange("plan_lift");
  const lock = useChange("plan_lock");
  const unshare = useChange("plan_unshare");
  const [main] = party.members;
  if (main === undefined) return null;
  const exhibitor = main.participation;
  const firm = firmOf(floor, party);
  const { name } = firm;
  const onError = (error: CommandError) => toasts.failed(error);
  const spans = party.first_day !== days[0] || party.last_day !== days.at(-1);
  return (
    <section className={classes.card}>
      <div className={classes.drag} onPointerDown={(event) => props.onDrag(firm, event)}>
        <Title order={3}>{name}</Title>
      </div>
      <Text c="dimmed">
        {[
          main.category,
          spans ? dayRange(party.first_day, party.last_day) : null,
          firm.booths.length > 1 ? firm.booths.join(", ") : null,
          party.is_locked
            ? t("floor.is_locked")
            : t(party.is_by_hand ? "floor.is_by_hand" : "floor.is_not_locked"),
          party.offered_until === null
            ? null
            : t(party.is_overdue ? "floor.offer_overdue" : "floor.offered_until", {
                until: party.offered_until,
              }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      <Group gap="xs" mt="xs">
        <Button variant="default" size="xs" onClick={() => props.onMove(firm)}>
          {t("floor.move")}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowsExchange size={16} aria-hidden />}
          onClick={() => props.onSwap(firm)}
        >
          {t("floor.swap")}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={
            party.is_locked ? <IconLockOpen size={16} aria-hidden /> : <IconLock size={16} aria-hidden />
          }
          loading={lock.isPending}
          onClick={() =>
            lock.mutate(
              { exhibitor, locked: !party.is_locked },
              {
                onError,
                onSuccess: (done) =>
                  toasts.undoable(
                    t(done.is_locked ? "floor.locked" : "floor.unlocked", { name: done.exhibitor }),
                  ),
              },
            )
          }
        >
          {t(party.is_locked ? "floor.unlock" : "floor.lock")}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconShare2 size={16} aria-hidden />}
          onClick={() => setSharing(true)}
        >
          {t("floor.share")}
        </Button>
        {isOnly && party.members.length === 1 ? null : (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconUsersMinus size={16} aria-hidden />}
            loading={unshare.isPending}
            onClick={() =>
              unshare.mutate(
                { exhibitor },
                {
                  onError,
                  onSuccess: ({ parted }) =>
                    toasts.undoable(t("floor.unshared", { names: parted.join(", ") })),
                },
              )
            }
          >
            {t("floor.unshare")}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconLogout size={16} aria-hidden />}
          loading={lift.isPending}
          onClick={() =>
            lift.mutate(
              { exhibitor },
              {
                onError,
                onSuccess: (done) =>
                  toasts.undoable(
                    t("floor.lifted", { name: done.exhibitor, booths: done.booths.join(", ") }),
                  ),
              },
            )
          }
        >
          {t("floor.lift")}
        </Button>
      </Group>
      <WhyHere party={party} busy={props.busy} onPut={(place) => props.onPut(firm, place)} />
      {sharing ? (
        <ShareDialog floor={floor} firm={firm} days={days} onClose={() => setSharing(false)} />
      ) : null}
    </section>
  );
}
