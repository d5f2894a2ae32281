import { Group, Space, Tabs, Text } from "@mantine/core";
import { useState } from "react";
import { DetailPanel } from "@/components/DetailPanel";
import { StatusPill } from "@/components/marks";
import { Failed, Loading } from "@/components/states";
import { useText } from "@/lib/i18n";
import { useCommand } from "@/lib/ipc";
import { Attendants } from "./Attendants";
import { BulkMove } from "./BulkMove";
import { FirmForm } from "./FirmForm";
import { FirmHistory } from "./FirmHistory";
import { Nik } from "./Nik";
import { Products } from "./Products";
import { WishesForm } from "./WishesForm";

/** A firm: its form, products, people and history. */
export function ExhibitorPanel({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useText();
  const { data, error, refetch } = useCommand("exhibitor_detail", { id });
  // Its lists of booths and firms are asked for by whoever goes there.
  const [asksForPlace, setAsksForPlace] = useState(false);
  return (
    <DetailPanel title={name} onClose={onClose}>
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : (
          <Failed error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Tabs
          defaultValue="form"
          keepMounted
          onChange={(tab) => setAsksForPlace(asksForPlace || tab === "place")}
        >
          {/* All five on one line of the panel. */}
          <Tabs.List mb="md">
            <Tabs.Tab px={8} value="form">
              {t("exhibitors.tab_form")}
            </Tabs.Tab>
            <Tabs.Tab px={8} value="place">
              {t("exhibitors.tab_place")}
            </Tabs.Tab>
            <Tabs.Tab px={8} value="products">
              {t("exhibitors.tab_products")}
            </Tabs.Tab>
            <Tabs.Tab px={8} value="people">
              {t("exhibitors.tab_people")}
            </Tabs.Tab>
            <Tabs.Tab px={8} value="history">
              {t("exhibitors.tab_history")}
            </Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="form">
            <Group gap="xs" mb="md">
              <StatusPill status={data.row.status} />
              {data.row.booths.length > 0 ? (
                <Text fw={600}>{t("exhibitors.in_booth", { booths: data.row.booths.join(", ") })}</Text>
              ) : null}
              <Space flex={1} />
              <BulkMove ids={[id]} quiet />
            </Group>
            <FirmForm
              id={id}
              stored={data.form}
              lists={data.lists}
              identity={<Nik id={id} masked={data.nik_masked} />}
            />
          </Tabs.Panel>
          <Tabs.Panel value="place">{asksForPlace ? <WishesForm id={id} name={name} /> : null}</Tabs.Panel>
          <Tabs.Panel value="products">
            <Products firm={id} products={data.products} />
          </Tabs.Panel>
          <Tabs.Panel value="people">
            <Attendants firm={id} attendants={data.attendants} />
          </Tabs.Panel>
          <Tabs.Panel value="history">
            <FirmHistory detail={data} />
          </Tabs.Panel>
        </Tabs>
      )}
    </DetailPanel>
  );
}

/** The form of a firm that is added by hand. */
export function NewExhibitorPanel(props: { onClose: () => void; onAdded: (id: string) => void }) {
  const t = useText();
  const { data, error, refetch } = useCommand("exhibitor_blank", {});
  return (
    <DetailPanel title={t("exhibitors.new")} onClose={props.onClose}>
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : (
          <Failed error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <FirmForm id={null} stored={data.form} lists={data.lists} onSaved={props.onAdded} />
      )}
    </DetailPanel>
  );
}
