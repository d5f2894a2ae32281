//! The assignment of columns to fields with the greatest sum of scores: the Hungarian method.

/// For each row (a seat of a field) the column it gets. `gain[row][column]` is what a pair is worth; 0 and
/// less means "never". There may be more rows than columns or the other way round.
pub(super) fn best_assignment(gain: &[Vec<f64>]) -> Vec<Option<usize>> {
    let rows = gain.len();
    let wanted = gain.iter().map(Vec::len).max().unwrap_or(0);
    // As many further columns as rows, each worth nothing: a row may always stay without a column.
    let columns = wanted + rows;
    let cost = |row: usize, column: usize| {
        let value = gain[row].get(column).copied().unwrap_or(0.0);
        if column < wanted && value <= 0.0 { 1.0 } else { -value }
    };
    let mut row_potential = vec![0.0; rows + 1];
    let mut column_potential = vec![0.0; columns + 1];
    let mut row_of = vec![0_usize; columns + 1];
    let mut way = vec![0_usize; columns + 1];
    for row in 1..=rows {
        row_of[0] = row;
        let mut at = 0_usize;
        let mut least = vec![f64::INFINITY; columns + 1];
        let mut used = vec![false; columns + 1];
        loop {
            used[at] = true;
            let current = row_of[at];
            let mut delta = f64::INFINITY;
            let mut next = 0;
            for column in 1..=columns {
                if used[column] {
                    continue;
                }
                let reduced =
                    cost(current - 1, column - 1) - row_potential[current] - column_potential[column];
                if reduced < least[column] {
                    least[column] = reduced;
                    way[column] = at;
                }
                if least[column] < delta {
                    delta = least[column];
                    next = column;
                }
            }
            for column in 0..=columns {
                if used[column] {
                    row_potential[row_of[column]] += delta;
                    column_potential[column] -= delta;
                } else {
                    least[column] -= delta;
                }
            }
            at = next;
            if row_of[at] == 0 {
                break;
            }
        }
        while at != 0 {
            let previous = way[at];
            row_of[at] = row_of[previous];
            at = previous;
        }
    }
    let mut assigned = vec![None; rows];
    for (column, row) in row_of.iter().skip(1).take(wanted).enumerate() {
        if *row > 0 && gain[row - 1].get(column).is_some_and(|value| *value > 0.0) {
            assigned[row - 1] = Some(column);
        }
    }
    assigned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_decides_and_not_the_first_best_pair() {
        let gain = vec![vec![0.9, 0.8], vec![0.85, 0.0]];
        assert_eq!(best_assignment(&gain), [Some(1), Some(0)]);
    }

    #[test]
    fn what_is_worth_nothing_stays_alone() {
        assert_eq!(best_assignment(&[vec![0.0, 0.5, 0.4], vec![0.0, 0.3, 0.0]]), [Some(2), Some(1)]);
        assert_eq!(best_assignment(&[vec![0.5], vec![0.6], vec![0.1]]), [None, Some(0), None]);
        assert_eq!(best_assignment(&[]), []);
    }
}
