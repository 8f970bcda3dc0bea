/**
 * In place of node:child_process in the bundles: commander loads it to start subcommands that are programs of their own, and
 * there are none; Node takes as long for it as for the rest of a help.
 */

export {};
