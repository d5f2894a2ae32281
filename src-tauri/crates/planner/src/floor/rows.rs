//! Which booths stand in a row, for their numbers.

use domain::geometry::{BoothShape, RectMm};

/// The booths by rows: the rows from the top of the plan down, the booths of each from left to right, by their places in
/// the input. Down the plan instead: columns from left to right, the booths of each from the top down.
///
/// A booth is in the row of the first one above it whose middle half its own middle lies beside. Where at least
/// `aisle_mm` of floor lie between two booths of a row, there is a `None` between them; without it there is none.
pub fn rows(shapes: &[&BoothShape], down_the_plan: bool, aisle_mm: Option<i64>) -> Vec<Vec<Option<usize>>> {
    // (middle across the rows, middle along them, extent across), all doubled, so that they are whole.
    let mut spans: Vec<(i64, i64)> = vec![(0, 0); shapes.len()];
    let mut booths: Vec<(i64, i64, i64, usize)> = shapes
        .iter()
        .enumerate()
        .filter_map(|(place, shape)| {
            let polygons = shape.polygons();
            let boxes: Vec<RectMm> = polygons.iter().filter_map(|polygon| polygon.bounds()).collect();
            let (first, rest) = boxes.split_first()?;
            let all = rest.iter().fold(*first, |all, part| all.union(part));
            let (x, y) = (2 * all.x_mm + all.width_mm, 2 * all.y_mm + all.depth_mm);
            spans[place] = if down_the_plan {
                (all.y_mm, all.y_mm + all.depth_mm)
            } else {
                (all.x_mm, all.x_mm + all.width_mm)
            };
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
    rows.into_iter().map(|row| with_aisles(&row, &spans, aisle_mm)).collect()
}

/// A row with a `None` wherever it crosses an aisle. What reaches farther along the row than its neighbours counts.
fn with_aisles(row: &[usize], spans: &[(i64, i64)], aisle_mm: Option<i64>) -> Vec<Option<usize>> {
    let mut walked = Vec::with_capacity(row.len());
    let mut end: Option<i64> = None;
    for &place in row {
        let (from, to) = spans[place];
        if let (Some(end), Some(aisle_mm)) = (end, aisle_mm)
            && from - end >= aisle_mm
        {
            walked.push(None);
        }
        end = Some(end.map_or(to, |end| end.max(to)));
        walked.push(Some(place));
    }
    walked
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
        let some = |row: [usize; 2]| row.map(Some).to_vec();
        assert_eq!(rows(&shapes, false, Some(1)), [some([2, 3]), some([1, 0])]);
        assert_eq!(rows(&shapes, true, None), [some([2, 1]), some([3, 0])]);
        assert_eq!(rows(&[], false, None), Vec::<Vec<Option<usize>>>::new());
    }

    #[test]
    fn a_row_has_a_gap_at_every_aisle_that_it_crosses_and_at_no_crack() {
        let booths = [
            upright(0, 0, 3000, 3000),
            upright(3200, 0, 3000, 3000),
            upright(8200, 0, 3000, 3000),
            upright(0, 5000, 3000, 3000),
        ];
        let shapes: Vec<&BoothShape> = booths.iter().collect();
        let aisle = Some(2000);
        assert_eq!(rows(&shapes, false, aisle), [vec![Some(0), Some(1), None, Some(2)], vec![Some(3)]]);
        assert_eq!(rows(&shapes, true, aisle), [vec![Some(0), None, Some(3)], vec![Some(1)], vec![Some(2)]]);
        assert_eq!(rows(&shapes, false, None)[0], [Some(0), Some(1), Some(2)]);
    }
}
