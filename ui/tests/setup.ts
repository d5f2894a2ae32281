import { afterAll } from "vitest";
import { endAll } from "./desk";

afterAll(endAll);
