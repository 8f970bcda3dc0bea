import fc from "fast-check";

/** Properties try the same cases every time, so that a failure is one that can be looked into; FC_SEED tries others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_250_604) });
