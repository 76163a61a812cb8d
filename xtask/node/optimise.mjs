// `node optimise.mjs <module.wasm>`: in place.

import { writeFileSync } from "node:fs";
import { optimise } from "./tools.mjs";

const path = process.argv[2];
writeFileSync(path, await optimise(path));
