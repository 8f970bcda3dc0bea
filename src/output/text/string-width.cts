/** In place of cli-table3's own measure in the bundles: a page is measured in one way, and without a pattern of all emoji. */

import measured = require("./width.ts");

export = measured.width;
