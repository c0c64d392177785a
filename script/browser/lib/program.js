// Starts the built program with the demo, a clock of its own and a store that goes away with it.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Tuesday 2 March 2027, 10:20 at the counter in Enschede: in the middle of the day of the demo. */
export const NOW = "2027-03-02T09:20:00Z";
const PATIENCE = 60_000;

export class Program {
  static async start(klok = NOW) {
    const program = new Program();
    program.file = process.env.EENLOKET_PROGRAM ?? fileURLToPath(new URL("../../../target/debug/eenloket", import.meta.url));
    program.folder = await mkdtemp(join(tmpdir(), "eenloket-browser-"));
    await program.open(klok);
    return program;
  }

  /** Opens the same store again at another time. */
  async reopen(klok) {
    await this.close();
    await this.open(klok);
  }

  async open(klok) {
    const store = join(this.folder, "eenloket.db");
    this.child = spawn(this.file, ["server", "--demo"], {
      env: {
        ...process.env,
        EENLOKET_DATABASE: `sqlite:${store}`,
        EENLOKET_SLEUTELS: join(this.folder, "sleutels.json"),
        EENLOKET_ADRES: "127.0.0.1:0",
        EENLOKET_KLOK: klok,
        EENLOKET_LOG: "info",
        EENLOKET_BRONNEN: join(this.folder, "bronnen"),
        // A source takes no fewer than a thousand for a list that is asked blind.
        EENLOKET_INWONERS: "1200",
        // Nobody answers there: e-mail is offered, and waits.
        EENLOKET_SMTP: "smtp://127.0.0.1:9",
      },
      stdio: ["ignore", "ignore", "pipe"],
    });
    const said = [];
    this.base = await new Promise((found, lost) => {
      const late = setTimeout(() => lost(new Error(`the program did not open:\n${said.join("\n")}`)), PATIENCE);
      this.child.once("exit", (code) => lost(new Error(`the program stopped with ${code}:\n${said.join("\n")}`)));
      createInterface(this.child.stderr).on("line", (line) => {
        said.push(line);
        const adres = /"message":"open".*"adres":"([^"]+)"|"adres":"([^"]+)".*"message":"open"/.exec(line);
        if (adres) {
          clearTimeout(late);
          found(`http://${adres[1] ?? adres[2]}`);
        }
      });
    });
  }

  async close(signal = "SIGTERM") {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((done) => this.child.once("exit", done));
    this.child.kill(signal);
    await gone;
  }

  /** The store goes with it, so nothing has to be finished first. */
  async stop() {
    await this.close("SIGKILL");
    await rm(this.folder, { recursive: true, force: true });
  }
}
