import { describe, expect, it } from "vitest";
import { isPressed, isTyping, keyNames } from "./keys";

const press = (key: string, init: KeyboardEventInit = {}) => new KeyboardEvent("keydown", { key, ...init });

describe("keys", () => {
  it("tells undo from redo by Shift", () => {
    expect(isPressed("Mod+Z", press("z", { ctrlKey: true }))).toBe(true);
    expect(isPressed("Mod+Z", press("Z", { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(isPressed("Mod+Shift+Z", press("Z", { ctrlKey: true, shiftKey: true }))).toBe(true);
  });
  it("finds signs on every layout, with Shift or without", () => {
    expect(isPressed("?", press("?", { shiftKey: true }))).toBe(true);
    expect(isPressed("?", press("?"))).toBe(true);
    expect(isPressed("Mod++", press("+", { ctrlKey: true, shiftKey: true }))).toBe(true);
  });
  it("leaves a plain letter alone while Ctrl is down", () => {
    expect(isPressed("/", press("/", { ctrlKey: true }))).toBe(false);
  });
  it("names keys as they are printed", () => {
    expect(keyNames("Mod+Shift+Z")).toEqual(["Ctrl", "Shift", "Z"]);
    expect(keyNames("Mod++")).toEqual(["Ctrl", "+"]);
    expect(keyNames("Escape")).toEqual(["Esc"]);
    expect(keyNames(" ")).toEqual(["Space"]);
  });
  it("knows a field from a checkbox", () => {
    const field = document.createElement("input");
    const box = Object.assign(document.createElement("input"), { type: "checkbox" });
    document.body.append(field, box);
    const typed: boolean[] = [];
    document.body.addEventListener("keydown", (event) => typed.push(isTyping(event)));
    for (const at of [field, box])
      at.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true }));
    expect(typed).toEqual([true, false]);
  });
});
