//! Drawn lines: tables, merged cells, frames.
use super::super::sheet::{Area, Sheet};
use super::super::tests::segment;
use super::{Grid, Zone, zones};

fn rule(x0: f64, y0: f64, x1: f64, y1: f64) -> Area {
    Area { x0, y0, x1, y1 }
}

/// Two columns and three rows; the first row is one cell.
fn table() -> Vec<Area> {
    let across = [100.0, 120.0, 140.0, 160.0].map(|y| rule(50.0, y, 250.0, y));
    let down =
        [rule(50.0, 100.0, 50.0, 160.0), rule(150.0, 120.0, 150.0, 160.0), rule(250.0, 100.0, 250.0, 160.0)];
    across.into_iter().chain(down).collect()
}

fn sheet(rules: Vec<Area>, frames: Vec<Area>) -> Sheet {
    Sheet { width: 595.0, height: 842.0, rules, frames, ..Sheet::default() }
}

fn grid(rules: Vec<Area>) -> Grid {
    match zones(&sheet(rules, Vec::new())).remove(0) {
        Zone::Table(grid) => grid,
        other @ Zone::Frame(_) => panic!("{other:?}"),
    }
}

#[test]
fn words_belong_to_the_cell_around_them() {
    let grid = grid(table());
    assert_eq!(grid.columns(), 2);
    for (x, y, cell) in
        [(60.0, 133.0, (1, 0)), (160.0, 133.0, (1, 1)), (160.0, 153.0, (2, 1)), (160.0, 113.0, (0, 0))]
    {
        assert_eq!(grid.cell(&segment("mot", x, y, 9.0)), cell, "{x} {y}");
    }
}

#[test]
fn four_sides_are_a_frame_and_the_border_of_the_page_is_nothing() {
    let frame = |x0, y0, x1, y1| {
        vec![rule(x0, y0, x1, y0), rule(x0, y1, x1, y1), rule(x0, y0, x0, y1), rule(x1, y0, x1, y1)]
    };
    assert!(matches!(
        zones(&sheet(frame(50.0, 100.0, 300.0, 150.0), Vec::new())).as_slice(),
        [Zone::Frame(_)]
    ));
    assert!(zones(&sheet(frame(20.0, 20.0, 575.0, 822.0), Vec::new())).is_empty());
    assert!(zones(&sheet(vec![rule(50.0, 100.0, 300.0, 100.0)], Vec::new())).is_empty(), "an underline");
}

#[test]
fn grounds_of_following_lines_are_one_frame() {
    let grounds = vec![rule(50.0, 100.0, 300.0, 115.0), rule(50.0, 115.0, 300.0, 130.0)];
    let found = zones(&sheet(Vec::new(), grounds));
    assert_eq!(found, [Zone::Frame(rule(50.0, 100.0, 300.0, 130.0))]);
}
