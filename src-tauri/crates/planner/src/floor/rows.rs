//! Which booths stand in a row, for their numbers.

use domain::geometry::{BoothShape, RectMm};

/// The booths by rows: the rows from the top of the plan down, the booths of each from left to right, by their places in
/// the input. Down the plan instead: columns from left to right, the booths of each from the top down.
///
/// A booth is in the row of the first one above it whose middle half its own middle lies beside.
pub fn rows(shapes: &[&BoothShape], down_the_plan: bool) -> Vec<Vec<usize>> {
    // (middle across the rows, middle along them, extent across), all doubled, so that they are whole.
    let mut booths: Vec<(i64, i64, i64, usize)> = shapes
        .iter()
        .enumerate()
        .filter_map(|(place, shape)| {
            let polygons = shape.polygons();
            let boxes: Vec<RectMm> = polygons.iter().filter_map(|polygon| polygon.bounds()).collect();
            let (first, rest) = boxes.split_first()?;
            let all = rest.iter().fold(*first, |all, part| all.union(part));
            let (x, y) = (2 * all.x_mm + all.width_mm, 2 * all.y_mm + all.depth_mm);
            Some(if down_the_plan { (x, y, all.width_mm, place) } else { (y, x, all.depth_mm, place) })
        })
        .collect();
    booths.sort_unstable();
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut upto = i64::MIN;
    let mut row: Vec<(i64, i64, usize)> = Vec::new();
    let close = |row: &mut Vec<(i64, i64, usize)>, rows: &mut Vec<Vec<usize>>| {
        row.sort_unstable();
        if !row.is_empty() {
            rows.push(row.drain(..).map(|(_, _, place)| place).collect());
        }
    };
    for (across, along, extent, place) in booths {
        if across >= upto {
            close(&mut row, &mut rows);
            upto = across + extent;
        }
        row.push((along, across, place));
    }
    close(&mut row, &mut rows);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upright(x: i64, y: i64, width: i64, depth: i64) -> BoothShape {
        BoothShape::upright(RectMm::new(x, y, width, depth))
    }

    #[test]
    fn back_to_back_rows_are_two_and_a_deeper_booth_stays_in_its_row() {
        let booths = [
            upright(3000, 3000, 3000, 3000),
            upright(0, 3000, 3000, 3000),
            upright(0, 0, 3000, 3000),
            upright(3000, 500, 3000, 2500),
        ];
        let shapes: Vec<&BoothShape> = booths.iter().collect();
        assert_eq!(rows(&shapes, false), [vec![2, 3], vec![1, 0]]);
        assert_eq!(rows(&shapes, true), [vec![2, 1], vec![3, 0]]);
        assert_eq!(rows(&[], false), Vec::<Vec<usize>>::new());
    }
}
