import type { PartyName } from "./PartyName";
import type { Term } from "./Term";

export type Charged = { name: Term, points: number, with: Array<PartyName>, };
