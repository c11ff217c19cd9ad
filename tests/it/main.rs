//! The one integration-test binary: each module is a family of tests.
#![cfg(test)]

mod architecture;
mod carry_over;
mod cli;
mod demo;
mod docs;
mod documents;
mod formats;
mod formats_in;
mod journeys;
mod mutations;
mod properties;
mod pty;
mod recovery;
mod screens;
mod support;
