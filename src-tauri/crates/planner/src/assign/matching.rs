//! Exact assignment of rows to columns at least cost, by shortest augmenting paths (Jonker and Volgenant 1987),
//! in whole numbers. Any row may stay out at a cost of its own. The prices it ends with prove the optimum:
//! no row price plus column price exceeds a cost, and the prices add up to the total.

use super::FORBIDDEN;

/// Costs of `rows` x `columns`, row after row; [`FORBIDDEN`] where a row cannot have a column.
#[derive(Debug)]
pub(super) struct CostTable {
    pub rows: usize,
    pub columns: usize,
    pub cost: Vec<i64>,
    /// What each row costs when it stays out.
    pub stay_out: Vec<i64>,
}

/// Who has which column, and the prices that prove it best.
pub(super) struct Matching {
    /// The column of each row; `None` for a row that stays out.
    pub column_of: Vec<Option<usize>>,
    /// Price of each column, never above 0, and 0 where nobody has it.
    pub column_price: Vec<i64>,
    /// The least total. The row prices and column prices add up to it.
    pub total: i64,
    /// Price of each row, never above what it costs when it stays out.
    pub row_price: Vec<i64>,
}

const FREE: usize = usize::MAX;

struct Search<'a> {
    table: &'a CostTable,
    row_price: Vec<i64>,
    column_price: Vec<i64>,
    column_of: Vec<Option<usize>>,
    row_of: Vec<usize>,
}

/// The least-cost matching. `watch` is asked now and then whether to go on; `None` when it said no.
pub(super) fn assign(table: &CostTable, watch: &mut dyn FnMut() -> bool) -> Option<Matching> {
    let (rows, columns) = (table.rows, table.columns);
    let mut search = Search {
        table,
        row_price: table.stay_out.clone(),
        column_price: vec![0; columns],
        column_of: vec![None; rows],
        row_of: vec![FREE; columns],
    };
    let mut free: Vec<usize> = (0..rows).collect();
    for _ in 0..2 {
        free = search.reduce_rows(free);
    }
    let mut scratch = Scratch {
        distance: vec![FORBIDDEN; columns],
        previous: vec![FREE; columns],
        done: vec![false; columns],
        scanned: Vec::new(),
    };
    for (i, row) in free.into_iter().enumerate() {
        if i % 16 == 0 && !watch() {
            return None;
        }
        search.augment(row, &mut scratch);
    }
    let total = search.row_price.iter().sum::<i64>() + search.column_price.iter().sum::<i64>();
    Some(Matching {
        column_of: search.column_of,
        column_price: search.column_price,
        total,
        row_price: search.row_price,
    })
}

struct Scratch {
    distance: Vec<i64>,
    previous: Vec<usize>,
    done: Vec<bool>,
    scanned: Vec<usize>,
}

impl Search<'_> {
    fn row(&self, row: usize) -> &[i64] {
        &self.table.cost[row * self.table.columns..][..self.table.columns]
    }

    /// Lets each free row bid for its cheapest column up to the price of its second choice; who is outbid bids
    /// once more at most in the next pass. Returns the rows that are free at the end.
    fn reduce_rows(&mut self, free: Vec<usize>) -> Vec<usize> {
        let mut left = Vec::new();
        for first_row in free {
            let mut row = first_row;
            // A chain of outbidding ends when a bid does not move the price, or the length is used up.
            for _ in 0..8 {
                let (mut best, mut second, mut at) = (FORBIDDEN, FORBIDDEN, FREE);
                for (column, (cost, price)) in self.row(row).iter().zip(&self.column_price).enumerate() {
                    let reduced = cost - price;
                    if *cost < FORBIDDEN && reduced < second {
                        if reduced < best {
                            (second, best, at) = (best, reduced, column);
                        } else {
                            second = reduced;
                        }
                    }
                }
                let stay_out = self.table.stay_out[row];
                if at == FREE || stay_out <= best {
                    self.row_price[row] = stay_out;
                    self.column_of[row] = None;
                    row = FREE;
                    break;
                }
                let second = second.min(stay_out);
                self.row_price[row] = second;
                self.column_price[at] -= second - best;
                let outbid = std::mem::replace(&mut self.row_of[at], row);
                self.column_of[row] = Some(at);
                row = outbid;
                if row == FREE {
                    break;
                }
                self.column_of[row] = None;
                if second == best {
                    break;
                }
            }
            if row != FREE {
                left.push(row);
            }
        }
        left
    }

    /// Gives `start` a column along the shortest path of exchanges, or leaves out whoever on it is cheapest to
    /// leave out, and moves the prices so that they stay a proof.
    fn augment(&mut self, start: usize, scratch: &mut Scratch) {
        let Scratch { distance, previous, done, scanned } = scratch;
        distance.fill(FORBIDDEN);
        previous.fill(FREE);
        done.fill(false);
        scanned.clear();
        // The start row's price is set at the end, when the length of the path is known.
        self.row_price[start] = 0;
        let (mut row, mut reached) = (start, 0);
        let (mut out_row, mut out_distance, mut out_from) = (start, self.table.stay_out[start], FREE);
        let mut last = FREE;
        let end = loop {
            let base = reached - self.row_price[row];
            let costs = &self.table.cost[row * self.table.columns..][..self.table.columns];
            let (mut nearest, mut nearest_distance) = (FREE, FORBIDDEN);
            for column in 0..costs.len() {
                if done[column] {
                    continue;
                }
                if costs[column] < FORBIDDEN {
                    let through = base + costs[column] - self.column_price[column];
                    if through < distance[column] {
                        distance[column] = through;
                        previous[column] = last;
                    }
                }
                let d = distance[column];
                if d < nearest_distance
                    || (d == nearest_distance && d < FORBIDDEN && self.row_of[column] == FREE)
                {
                    (nearest, nearest_distance) = (column, d);
                }
            }
            if out_distance <= nearest_distance {
                break FREE;
            }
            reached = nearest_distance;
            done[nearest] = true;
            scanned.push(nearest);
            if self.row_of[nearest] == FREE {
                break nearest;
            }
            row = self.row_of[nearest];
            last = nearest;
            let out = reached + self.table.stay_out[row] - self.row_price[row];
            if out < out_distance {
                (out_row, out_distance, out_from) = (row, out, nearest);
            }
        };
        let length = if end == FREE { out_distance } else { reached };
        self.row_price[start] += length;
        for column in scanned.iter().copied().filter(|c| distance[*c] < length) {
            let slack = length - distance[column];
            self.column_price[column] -= slack;
            if self.row_of[column] != FREE {
                self.row_price[self.row_of[column]] += slack;
            }
        }
        let mut column = if end == FREE {
            self.column_of[out_row] = None;
            out_from
        } else {
            end
        };
        while column != FREE {
            let from = previous[column];
            let row = if from == FREE { start } else { self.row_of[from] };
            self.row_of[column] = row;
            self.column_of[row] = Some(column);
            column = from;
        }
    }
}

#[cfg(test)]
mod tests;
