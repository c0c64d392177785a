// A mail server for the tests. It keeps nothing: what it hears it says on stdout, a line of JSON each.
//
// To whom a message is addressed, says what becomes of it:
//   weigert@…    there is no such mailbox (550 at RCPT)
//   straks@…     busy the first time (451 at RCPT), then taken
//   inhoud@…     the message itself is refused (554 after DATA)
//   anybody else is taken
//
//   node script/smtp/server.js [PORT]     without a port the system chooses one
const { SMTPServer } = require("smtp-server");

const say = (what) => process.stdout.write(JSON.stringify(what) + "\n");
const refuse = (code, text) => Object.assign(new Error(text), { responseCode: code });
const seen = new Set();

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  disableReverseLookup: true,
  logger: false,
  onConnect(session, done) {
    say({ event: "connect" });
    done();
  },
  onRcptTo({ address }, session, done) {
    const local = address.split("@")[0];
    if (local.startsWith("weigert")) return done(refuse(550, "5.1.1 no such mailbox"));
    if (local.startsWith("straks") && !seen.has(address)) {
      seen.add(address);
      say({ event: "busy", to: address });
      return done(refuse(451, "4.3.2 come back later"));
    }
    done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const { mailFrom, rcptTo } = session.envelope;
      const to = rcptTo.map((one) => one.address).join(" ");
      if (to.startsWith("inhoud")) return done(refuse(554, "5.6.0 message refused"));
      say({ event: "message", from: mailFrom.address, to, data: Buffer.concat(parts).toString("utf8") });
      done();
    });
  },
});
server.on("error", (cause) => process.stderr.write(`${cause.message}\n`));
server.listen(Number(process.argv[2] || 0), "127.0.0.1", () => say({ event: "listening", port: server.server.address().port }));
// Ends with whoever started it.
process.stdin.on("end", () => process.exit(0)).resume();
