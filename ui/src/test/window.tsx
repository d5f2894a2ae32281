import { notifications } from "@mantine/notifications";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "@/app/App";
import { setBackend } from "@/lib/ipc";
import { type MemoryOptions, memoryBackend } from "@/lib/ipc/memory";
import { sampleWorld } from "@/lib/ipc/memory/world";

/** The whole window over the memory backend, and somebody in front of it. */
export function openWindow(options: Partial<MemoryOptions> = {}, address = "/") {
  const world = options.world ?? sampleWorld();
  // Toasts belong to no window; those of the last one are gone.
  notifications.clean();
  setBackend(memoryBackend({ ...options, world }));
  window.location.hash = `#${address}`;
  return { world, user: userEvent.setup(), ...render(<App preferences={world.preferences} />) };
}
