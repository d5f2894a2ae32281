// The shapes of assignment as they were agreed; the generated ones take their place.
import type { BrokenRule } from "./BrokenRule";
import type { Empty } from "./Empty";
import type { ExhibitorId } from "./ExhibitorId";
import type { FieldProblem } from "./FieldProblem";
import type { Progress } from "./Progress";
import type { ReasonOut } from "./ReasonOut";

export type WeightOut = {
  name: string;
  points: number;
  default: number;
  most: number;
  title: string;
  sentence: string;
};
export type PresetOut = { code: string; title: string; sentence: string; points: { [key in string]: number } };
export type WeightsOut = { weights: Array<WeightOut>; preset: string | null; presets: Array<PresetOut> };
export type PlanWeightsSet = { preset: string | null; points: { [key in string]: number } };

export type PartyName = { party: string; exhibitor: string; name: string };
export type Term =
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
export type TermPoints = { name: Term; points: number };
export type MovedOut = PartyName & { from: Array<string>; to: Array<string> };
export type LeftOut = PartyName & { reasons: Array<ReasonOut> };
export type ProposalKind = "assign" | "replan";
export type Proposal = {
  id: number;
  label: string;
  kind: ProposalKind;
  most_moved: number | null;
  seed: number;
  effort: number;
  cost: number;
  bound: number | null;
  gap_percent: number | null;
  terms: Array<TermPoints>;
  placed: number;
  unplaced: Array<LeftOut>;
  moved: Array<MovedOut>;
  others_moved: number;
  is_stopped: boolean;
  is_stale: boolean;
};
export type CurrentPlan = {
  cost: number;
  terms: Array<TermPoints>;
  placed: number;
  parties: number;
  booths: number;
  free: number;
  unplaced: Array<LeftOut>;
  broken: Array<BrokenRule>;
};
export type Differing = PartyName & { current: Array<string>; in_each: Array<Array<string>> };
export type Proposals = {
  current: CurrentPlan;
  proposals: Array<Proposal>;
  differs: Array<Differing>;
  default_seed: number;
  default_effort: number;
};
export type Taken = { label: string; placed: number; moved: number };
export type OtherPlace = {
  booths: Array<string>;
  cost: number;
  difference: number;
  exchange: PartyName | null;
};
export type Explained = PartyName & {
  booths: Array<string>;
  is_by_hand: boolean;
  cost: number;
  terms: Array<TermPoints>;
  others: Array<OtherPlace>;
  broken: Array<BrokenRule>;
  reasons: Array<ReasonOut>;
};
export type PlaceCost = {
  booth: string;
  booths: Array<string>;
  difference: number | null;
  exchange: PartyName | null;
  refused: BrokenRule | null;
};
export type PlaceCosts = PartyName & { current: Array<string>; cost: number; places: Array<PlaceCost> };
export type PartyCost = PartyName & { booths: Array<string>; points: number; terms: Array<TermPoints> };
export type MustMove = PartyName & { from: Array<string>; broken: Array<BrokenRule> };
export type Replanned = {
  must_move: Array<MustMove>;
  newcomers: Array<PartyName>;
  proposals: Array<Proposal>;
};
export type PlanPropose = { seed: number; effort: number; label: string | null };
export type PlanReplan = { most_moved: Array<number>; seed: number; effort: number };
export type ProposalId = { id: number };
export type PlanParty = { party: string };

export type ReserveOut = {
  participation: string;
  exhibitor: string;
  name: string;
  position: number;
  booth_size: string;
  booths: number;
  power_va: number;
  category: string | null;
  priority: number;
  suiting: number;
};
export type Candidate = {
  participation: string;
  name: string;
  position: number;
  booths: Array<string>;
  points: number;
};
export type FreeBooth = { booth: string; best: Array<Candidate> };
export type OfferOut = {
  participation: string;
  exhibitor: string;
  name: string;
  booths: Array<string>;
  until: string | null;
  until_words: string | null;
  is_expired: boolean;
};
export type ReservesOut = {
  reserves: Array<ReserveOut>;
  free: Array<FreeBooth>;
  offers: Array<OfferOut>;
};
export type Offered = {
  name: string;
  booths: Array<string>;
  until: string | null;
  broken: Array<BrokenRule>;
};
export type Released = { names: Array<string>; booths: Array<string> };
export type ReserveMove = { participation: string; position: number };
export type PlanOffer = {
  participation: string;
  booths: Array<string>;
  until: string | null;
  force: boolean;
};
export type AfterRelease = "waitlisted" | "withdrawn";
export type PlanRelease = { participations: Array<string>; becomes: AfterRelease };

export type CornerWishCode = "no" | "want" | "must";
export type Wishes = {
  group: string;
  priority: number;
  corner: CornerWishCode;
  prefers: Array<string>;
  near: Array<string>;
  apart: Array<string>;
};
export type FirmName = { participation: string; name: string };
export type WishesScreen = {
  wishes: Wishes;
  near_of: Array<FirmName>;
  apart_of: Array<FirmName>;
  region: string | null;
  groups: Array<string>;
  booths: Array<string>;
  firms: Array<FirmName>;
};
export type WishesSaved = { changed: boolean; problems: Array<FieldProblem> };
export type WishesSet = { id: string; wishes: Wishes };

export interface DraftCommands {
  plan_weights: { request: Empty; response: WeightsOut };
  plan_weights_set: { request: PlanWeightsSet; response: WeightsOut };
  exhibitor_wishes: { request: ExhibitorId; response: WishesScreen };
  exhibitor_wishes_set: { request: WishesSet; response: WishesSaved };
  plan_propose: { request: PlanPropose; response: Proposal; progress: Progress };
  plan_replan: { request: PlanReplan; response: Replanned; progress: Progress };
  plan_proposals: { request: Empty; response: Proposals };
  plan_proposal_take: { request: ProposalId; response: Taken };
  plan_proposal_drop: { request: ProposalId; response: Empty };
  plan_explain: { request: PlanParty; response: Explained };
  plan_costs: { request: PlanParty; response: PlaceCosts };
  plan_cost_by_party: { request: Empty; response: Array<PartyCost> };
  plan_reserves: { request: Empty; response: ReservesOut };
  plan_reserve_move: { request: ReserveMove; response: Empty };
  plan_offer: { request: PlanOffer; response: Offered };
  plan_release: { request: PlanRelease; response: Released };
}
