use proptest::prelude::*;

use super::*;

fn best_by_trying(table: &CostTable, row: usize, taken: &mut Vec<bool>) -> i64 {
    if row == table.rows {
        return 0;
    }
    let mut best = table.stay_out[row] + best_by_trying(table, row + 1, taken);
    for column in 0..table.columns {
        let cost = table.cost[row * table.columns + column];
        if !taken[column] && cost < FORBIDDEN {
            taken[column] = true;
            best = best.min(cost + best_by_trying(table, row + 1, taken));
            taken[column] = false;
        }
    }
    best
}

fn tables() -> impl Strategy<Value = CostTable> {
    (1usize..7, 1usize..7).prop_flat_map(|(rows, columns)| {
        let cost = prop_oneof![4 => -5i64..30, 1 => Just(FORBIDDEN)];
        (prop::collection::vec(cost, rows * columns), prop::collection::vec(0i64..40, rows))
            .prop_map(move |(cost, stay_out)| CostTable { rows, columns, cost, stay_out })
    })
}

/// The total is what the rows really pay, and the prices prove that nobody can do better.
fn check(table: &CostTable, matching: &Matching) {
    let mut paid = 0;
    let mut taken = vec![false; table.columns];
    for (row, column) in matching.column_of.iter().enumerate() {
        match column {
            None => paid += table.stay_out[row],
            Some(column) => {
                paid += table.cost[row * table.columns + column];
                assert!(!std::mem::replace(&mut taken[*column], true), "column {column} is given twice");
            }
        }
        assert!(matching.row_price[row] <= table.stay_out[row]);
        for column in 0..table.columns {
            let cost = table.cost[row * table.columns + column];
            assert!(cost == FORBIDDEN || matching.row_price[row] + matching.column_price[column] <= cost);
        }
    }
    assert_eq!(paid, matching.total);
    assert!(matching.column_price.iter().zip(&taken).all(|(p, t)| *p <= 0 && (*t || *p == 0)));
}

proptest! {
    #[test]
    fn no_other_matching_is_cheaper(table in tables()) {
        let matching = assign(&table, &mut || true).unwrap();
        check(&table, &matching);
        prop_assert_eq!(matching.total, best_by_trying(&table, 0, &mut vec![false; table.columns]));
    }

    #[test]
    fn the_order_of_rows_does_not_change_the_total(table in tables(), turn in 0usize..6) {
        let total = assign(&table, &mut || true).unwrap().total;
        let mut turned = CostTable { rows: table.rows, columns: table.columns, ..table };
        let by = turn % turned.rows;
        turned.cost.rotate_left(by * turned.columns);
        turned.stay_out.rotate_left(by);
        prop_assert_eq!(assign(&turned, &mut || true).unwrap().total, total);
    }
}

#[test]
fn a_large_matching_is_proven_by_its_prices() {
    let (rows, columns) = (180usize, 200usize);
    let cost = (0..36_000i64).map(|i| (i * 7_919 + i / 13) % 997).collect();
    let table = CostTable { rows, columns, cost, stay_out: vec![400; rows] };
    check(&table, &assign(&table, &mut || true).unwrap());
}
