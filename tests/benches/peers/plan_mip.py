#!/usr/bin/env python3
"""Solves an assignment problem with HiGHS or with OR-Tools CP-SAT, to measure beside: the referee's rules as one model.

    plan_mip.py PROBLEM.json --solver highs|cp-sat --seconds 10     prints one JSON object

The answer's cost is the referee's own, from the places alone; null when the solver found no plan. The clock covers the
solver and not the making of the model. `plan_check.py` must be importable (PYTHONPATH).
"""
import argparse
import json
import os
import time
from collections import defaultdict

from plan_check import DEFAULT_WEIGHTS, as_list, circuit_shares, evaluate, premium_targets


class Model:
    """Whole-number columns with a cost, and rows `least <= sum <= most`; None for no limit."""

    def __init__(self):
        self.costs, self.upper, self.rows, self.constant = [], [], [], 0

    def column(self, cost, upper=1):
        self.costs.append(cost)
        self.upper.append(upper)
        return len(self.costs) - 1

    def row(self, terms, least=None, most=None):
        sums = defaultdict(int)
        for column, factor in terms:
            sums[column] += factor
        self.rows.append((list(sums.items()), least, most))


def joined_sets(size, booths, sides):
    """All sets of `size` open booths that hang together by shared sides, sorted."""
    found = {(b,) for b in booths}
    for _ in range(size - 1):
        found = {tuple(sorted({*s, n})) for s in found for b in s for n in sides[b] if n in booths and n not in s}
    return sorted(found)


def own_cost(e, rows, w):
    """What the place costs the party alone, None where it breaks a rule; as `plan_check.evaluate` has it."""
    def fits(b):
        small, large = sorted((b["width_mm"], b["depth_mm"])), sorted((e["width_mm"], e["depth_mm"]))
        return small[0] >= large[0] and small[1] >= large[1] and (b.get("accessible") or not e.get("accessible"))
    ids = [b["id"] for b in rows]
    corner = any(b.get("open_sides", 1) >= 2 for b in rows)
    if (not all(map(fits, rows)) or sum(b["power_va"] for b in rows) < e["power_va"]
            or e.get("water") and not any(b.get("water") for b in rows) or e.get("corner") == "must" and not corner
            or e.get("locked") and sorted(ids) != sorted(as_list(e["locked"]))):
        return None
    cost = w["corner_missed"] if e.get("corner") == "want" and not corner else 0
    wishes = e.get("prefers", [])
    if wishes:
        cost += w["preference_step"] * min(wishes.index(b) if b in wishes else len(wishes) for b in ids)
    for b in rows:
        cost += w["zone_mismatch"] if b.get("zone") and b["zone"] != e.get("category") else 0
        cost += w["oversize_m2"] * ((b["width_mm"] * b["depth_mm"] - e["width_mm"] * e["depth_mm"]) // 1_000_000)
    if e.get("priority", 0) and not any(b.get("premium") for b in rows):
        cost += w["premium_missed"] * e["priority"]
    return cost


def build(problem):
    """The model, and its columns of places: {(party, booths): column}."""
    w = {**DEFAULT_WEIGHTS, **problem.get("weights", {})}
    booths = {b["id"]: b for b in problem["booths"] if not b.get("closed")}
    parties = {e["id"]: e for e in problem["exhibitors"]}
    sides, touch, links = defaultdict(set), defaultdict(set), []
    for n in problem.get("neighbours", []):
        a, b = n["a"], n["b"]
        if n["kind"] != "back" and a in booths and b in booths:
            links.append((a, b, n["kind"]))
            touch[a].add(b), touch[b].add(a)
            if n["kind"] == "side":
                sides[a].add(b), sides[b].add(a)
    sets = {k: joined_sets(k, booths, sides) for k in {e.get("booths", 1) for e in parties.values()}}
    m, place = Model(), {}
    of_party, at_booth, on_circuit, moves = defaultdict(dict), defaultdict(list), defaultdict(list), []
    premium = defaultdict(list)
    for p, e in parties.items():
        for s in sets[e.get("booths", 1)]:
            rows = [booths[b] for b in s]
            cost = own_cost(e, rows, w)
            if cost is None:
                continue
            moved = bool(e.get("current")) and sorted(s) != sorted(as_list(e["current"]))
            x = m.column(cost + (w["moved"] if moved else 0))
            place[p, s] = of_party[p][s] = x
            moves += [(x, 1)] if moved else []
            for b in s:
                at_booth[b].append((x, p, s))
            for circuit, share_va in circuit_shares(e["power_va"], rows):
                on_circuit[circuit].append((x, share_va))
            count = sum(1 for b in rows if b.get("premium"))
            if e.get("region") and count:
                premium[e["region"]].append((x, count))
        out = m.column(w["unplaced"] * (1 + e.get("priority", 0)), 0 if e.get("locked") and of_party[p] else 1)
        m.row([(x, 1) for x in of_party[p].values()] + [(out, 1)], 1, 1)
    for b in booths:
        m.row([(x, 1) for x, _, _ in at_booth[b]], None, 1)
    for c in problem.get("circuits", []):
        m.row(on_circuit[c["id"]], None, c["capacity_va"])
    if problem.get("max_moved") is not None:
        m.row(moves, None, problem["max_moved"])
    for region, target in premium_targets(problem).items():
        short = m.column(w["region_premium_missing"], target)
        m.row(premium[region] + [(short, 1)], target)
    for a, b, kind in links:
        by_group = defaultdict(list)
        for here, other in ((a, b), (b, a)):
            for x, p, s in at_booth[here]:
                if parties[p].get("group") and other not in s:
                    by_group[parties[p]["group"]].append((x, 1))
        for terms in by_group.values():
            both = m.column(w["same_group_side"] if kind == "side" else w["same_group_aisle"])
            m.row(terms + [(both, -1)], None, 1)

    def beside(s, q):
        """The columns of party q that touch the set."""
        return [(x, 1) for t, x in of_party[q].items() if not set(s) & set(t) and any(touch[b] & set(t) for b in s)]
    for p, q in {tuple(sorted((e["id"], o))) for e in parties.values() for o in e.get("apart", [])}:
        for s, x in of_party[p].items():
            m.row([(x, 1)] + beside(s, q), None, 1)
    for p, q in {tuple(sorted((e["id"], o))) for e in parties.values() for o in e.get("near", [])}:
        met = m.column(-w["near_missed"])
        m.constant += w["near_missed"]
        m.row([(met, 1)] + [(x, -1) for x in of_party[p].values()], None, 0)
        for s, x in of_party[p].items():
            m.row([(met, 1), (x, 1)] + [(y, -1) for y, _ in beside(s, q)], None, 1)
    return m, place


def solve_highs(m, seconds):
    import highspy
    import numpy as np
    inf = highspy.kHighsInf
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.offset_ = len(m.costs), len(m.rows), m.constant
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.array(m.costs, float), np.zeros(len(m.costs)), np.array(m.upper, float)
    lp.row_lower_ = np.array([-inf if least is None else least for _, least, _ in m.rows], float)
    lp.row_upper_ = np.array([inf if most is None else most for _, _, most in m.rows], float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0] + [len(terms) for terms, _, _ in m.rows])
    lp.a_matrix_.index_ = np.array([x for terms, _, _ in m.rows for x, _ in terms])
    lp.a_matrix_.value_ = np.array([v for terms, _, _ in m.rows for _, v in terms], float)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(m.costs)
    h = highspy.Highs()
    h.setOptionValue("output_flag", False)
    h.setOptionValue("threads", 1)
    h.setOptionValue("time_limit", float(seconds))
    h.setOptionValue("mip_rel_gap", 0.0)
    if h.passModel(lp) == highspy.HighsStatus.kError:
        raise RuntimeError("HiGHS does not take the model")
    h.run()
    info = h.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return info.mip_dual_bound, list(h.getSolution().col_value) if found else None


def solve_cp_sat(m, seconds):
    from ortools.sat.python import cp_model
    model = cp_model.CpModel()
    xs = [model.new_int_var(0, most, "") for most in m.upper]
    for terms, least, most in m.rows:
        total = cp_model.LinearExpr.weighted_sum([xs[x] for x, _ in terms], [v for _, v in terms])
        model.add_linear_constraint(total, cp_model.INT_MIN if least is None else least, cp_model.INT_MAX if most is None else most)
    model.minimize(cp_model.LinearExpr.weighted_sum(xs, m.costs) + m.constant)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = float(seconds)
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return solver.best_objective_bound, [solver.value(x) for x in xs] if found else None


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("problem")
    ap.add_argument("--solver", choices=["highs", "cp-sat"], required=True)
    ap.add_argument("--seconds", type=float, required=True)
    a = ap.parse_args()
    problem = json.load(open(a.problem, encoding="utf-8"))
    model, place = build(problem)
    said = os.dup(1)
    os.dup2(2, 1)  # what a solver says of itself is no part of the answer
    wall, processor = time.monotonic(), time.process_time()
    bound, values = (solve_highs if a.solver == "highs" else solve_cp_sat)(model, a.seconds)
    wall, processor = time.monotonic() - wall, time.process_time() - processor
    os.dup2(said, 1)
    cost, chosen = None, []
    if values:
        chosen = [{"exhibitor": p, "booths": list(s)} for (p, s), x in place.items() if values[x] > 0.5]
        judged = evaluate(problem, chosen)
        cost = None if judged["broken"] else judged["cost"]
    bound = bound if abs(bound) < 1e15 else None
    print(json.dumps({"cost": cost, "bound": bound, "assignments": chosen,
                      "wall_s": wall, "processor_s": processor}))


if __name__ == "__main__":
    main()
