//! The one integration-test binary: each module is a family of tests.
#![cfg(test)]

mod annotated;
mod architecture;
mod carry_over;
mod circulation;
mod cli;
mod counter_plan;
mod demo;
mod docs;
mod documents;
mod formats;
mod formats_in;
mod journeys;
mod mutations;
mod past_minutes;
mod past_minutes_front;
mod pdf;
mod plans;
mod properties;
mod proposals;
mod pty;
mod reading;
mod reading_again;
mod recovery;
mod relecture;
mod schema;
mod screens;
mod spelling;
mod support;
mod word;
