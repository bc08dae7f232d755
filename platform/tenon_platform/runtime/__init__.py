"""Where plans meet the world: the save pipeline, flows, rules, timers."""
