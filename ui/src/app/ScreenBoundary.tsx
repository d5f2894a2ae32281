import { Button, Code, Text, Title } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { Component, type ReactNode } from "react";
import { useText } from "@/lib/i18n";

/** Anything may be thrown. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** What is shown in place of a screen that has stopped. */
export function Broken({ error }: { error: Error }) {
  const t = useText();
  return (
    <section role="alert" style={{ maxWidth: "40rem", margin: "10vh auto 0", padding: "1.5rem" }}>
      <Title order={2}>{t("states.broken")}</Title>
      <Text my="sm">{t("states.broken_help")}</Text>
      <Code block>{`${error.name}: ${error.message}`}</Code>
      <Button
        mt="md"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={() => window.location.reload()}
      >
        {t("states.reload")}
      </Button>
    </section>
  );
}

/** Keeps a mistake from leaving an empty window. Screens have the router's own, which goes with their address. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: asError(error) };
  }

  override render() {
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} />;
  }
}
