// The shapes of assignment as they were agreed; the generated ones take their place.
import type { Changed } from "./Changed";
import type { Empty } from "./Empty";
import type { PlanFirm } from "./PlanFirm";
import type { ReasonOut } from "./ReasonOut";

export type WeightName =
  | "unplaced"
  | "preference_step"
  | "zone_mismatch"
  | "corner_missed"
  | "premium_missed"
  | "oversize_m2"
  | "same_group_side"
  | "same_group_aisle"
  | "near_missed"
  | "region_premium_missing"
  | "moved";
export type TermName =
  | "unplaced"
  | "preference"
  | "zone_mismatch"
  | "corner_missed"
  | "premium_missed"
  | "oversize"
  | "same_group"
  | "near_missed"
  | "region_premium_missing"
  | "moved";
export type WeightPoints = { name: WeightName; points: number };
export type Weight = { name: WeightName; points: number; standard: number; most: number };
export type WeightPreset = {
  code: "balanced" | "zones_first" | "few_moves" | "wishes_first";
  weights: Array<WeightPoints>;
};
export type Weights = { weights: Array<Weight>; presets: Array<WeightPreset>; preset: string | null };
export type WeightsSet = { weights: Array<WeightPoints> };
export type TermPoints = { name: TermName; points: number };
export type Propose = { seed: number; effort: number; label: string | null };
export type Replan = { most_moved: Array<number>; seed: number; effort: number };
export type PlanProgress = {
  done: number;
  total: number;
  cost: number | null;
  bound: number | null;
  gap_percent: number | null;
  placed: number;
  unplaced: number;
  seconds: number;
  most_moved: number | null;
};
export type UnplacedParty = { party: string; exhibitor: string; name: string; reasons: Array<ReasonOut> };
export type MovedParty = {
  party: string;
  exhibitor: string;
  name: string;
  from: Array<string>;
  to: Array<string>;
};
export type Proposal = {
  id: string;
  label: string;
  kind: "assign" | "replan";
  most_moved: number | null;
  seed: number;
  effort: number;
  cost: number;
  bound: number;
  gap_percent: number;
  terms: Array<TermPoints>;
  placed: number;
  unplaced: Array<UnplacedParty>;
  moved: Array<MovedParty>;
  seconds: number;
  is_stopped: boolean;
  is_stale: boolean;
};
export type PlanNow = {
  cost: number;
  bound: number | null;
  gap_percent: number | null;
  terms: Array<TermPoints>;
  placed: number;
  unplaced: Array<UnplacedParty>;
  parties: number;
  locked: number;
  booths: number;
  free: number;
  default_seed: number;
  default_effort: number;
};
export type Differs = {
  party: string;
  exhibitor: string;
  name: string;
  current: Array<string>;
  in_each: Array<Array<string>>;
};
export type PlanDesk = { current: PlanNow; proposals: Array<Proposal>; differs: Array<Differs> };
export type ProposalId = { id: string };
export type Taken = { label: string; placed: number; moved: number; booths: Array<string> };
export type ExplainedTerm = { name: TermName; points: number; text: string };
export type ExchangedWith = { exhibitor: string; name: string };
export type OtherPlace = {
  booths: Array<string>;
  hall: string;
  difference: number;
  plan_cost: number;
  exchanged_with: ExchangedWith | null;
  terms: Array<TermPoints>;
};
export type Explained = {
  party: string;
  exhibitor: string;
  name: string;
  booths: Array<string>;
  cost: number;
  plan_cost: number;
  terms: Array<ExplainedTerm>;
  others: Array<OtherPlace>;
  is_locked: boolean;
};
export type PlaceCost = {
  booths: Array<string>;
  difference: number;
  exchanged_with: ExchangedWith | null;
};
export type RefusedPlaces = { code: string; text: string; booths: Array<string> };
export type PlaceCosts = {
  exhibitor: string;
  booths: Array<string>;
  places: Array<PlaceCost>;
  refused: Array<RefusedPlaces>;
};
export type PartyCost = { party: string; exhibitor: string; points: number };
export type PartyCosts = { parties: Array<PartyCost> };
export type Reserve = {
  participation: string;
  exhibitor_id: string;
  name: string;
  category: string | null;
  booth_size: string;
  booths: number;
  power_va: number;
  suiting: Array<string>;
  reasons: Array<ReasonOut>;
};
export type Candidate = { participation: string; name: string; position: number; difference: number };
export type FreedBooth = {
  booths: Array<string>;
  hall: string;
  best: Candidate | null;
  others: Array<Candidate>;
};
export type Offer = {
  participation: string;
  exhibitor_id: string;
  name: string;
  booths: Array<string>;
  until: string | null;
  has_run_out: boolean;
};
export type Reserves = { waiting: Array<Reserve>; free: Array<FreedBooth>; offers: Array<Offer> };
export type ReserveMove = { participation: string; position: number };
export type OfferMake = { participation: string; booths: Array<string>; until: string };
export type OffersRelease = { participations: Array<string> };
export type OfferConfirm = { participation: string };

export interface DraftCommands {
  plan_weights: { request: Empty; response: Weights };
  plan_weights_set: { request: WeightsSet; response: Weights };
  plan_propose: { request: Propose; response: Proposal; progress: PlanProgress };
  plan_replan: { request: Replan; response: Array<Proposal>; progress: PlanProgress };
  plan_proposals: { request: Empty; response: PlanDesk };
  plan_proposal_take: { request: ProposalId; response: Taken };
  plan_proposal_drop: { request: ProposalId; response: Empty };
  plan_explain: { request: PlanFirm; response: Explained };
  plan_costs: { request: PlanFirm; response: PlaceCosts };
  plan_cost_by_party: { request: Empty; response: PartyCosts };
  plan_reserves: { request: Empty; response: Reserves };
  plan_reserve_move: { request: ReserveMove; response: Empty };
  plan_offer: { request: OfferMake; response: Offer };
  plan_offers_release: { request: OffersRelease; response: Changed };
  plan_offer_confirm: { request: OfferConfirm; response: Empty };
}
