// A real OpenID provider (npm oidc-provider) for the tests of logging in. Everybody who says a name is that person.
//
//   HUIS=http://127.0.0.1:8080 KLOK=2027-03-02T09:00:00Z node provider.mjs
//
// It says on its first line, as JSON, its issuer, the secret of the client `medewerker` and the private key of the
// client `inwoner`. POST /klok with a number of seconds moves its clock: the story has a clock of its own. POST /naam with an
// address makes it call itself that from then on.

import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';

let ahead = process.env.KLOK ? new Date(process.env.KLOK).getTime() - Date.now() : 0;
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length) super(...given);
    else super(RealDate.now() + ahead);
  }

  static now() {
    return RealDate.now() + ahead;
  }
};
// Only the one line below goes to stdout; whoever reads it closes the pipe after it.
console.info = console.warn;
const { default: Provider } = await import('oidc-provider');

const BSN = 'urn:nl-eid-gdi:1.0:id:BSN';
const LEVELS = ['low', 'substantial', 'high'].map((level) => `http://eidas.europa.eu/LoA/${level}`);
const huis = process.env.HUIS;
const secret = 'geheim-van-een-test-0123456789abcdef';
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });

function client(name, proof) {
  return {
    client_id: name,
    redirect_uris: [`${huis}/inloggen/${name}/terug`],
    post_logout_redirect_uris: [`${huis}/uitgelogd`],
    backchannel_logout_uri: `${huis}/inloggen/${name}/afmelden`,
    backchannel_logout_session_required: true,
    response_types: ['code'],
    grant_types: ['authorization_code'],
    ...proof,
  };
}

const server = createServer();
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    client('medewerker', { client_secret: secret, token_endpoint_auth_method: 'client_secret_basic' }),
    client('inwoner', {
      token_endpoint_auth_method: 'private_key_jwt',
      token_endpoint_auth_signing_alg: 'PS256',
      jwks: { keys: [{ ...pair.publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'PS256' }] },
    }),
  ],
  jwks: { keys: [{ ...own.privateKey.export({ format: 'jwk' }), use: 'sig', kid: 'eigen' }] },
  cookies: { keys: ['een sleutel van een test'] },
  acrValues: LEVELS,
  claims: { openid: ['sub', BSN], acr: null, sid: null },
  // Claims of the scope stand in the ID token, as with the brokers of DigiD.
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = `<body>${form.replace('</form>', '<button name="logout" value="yes" form="op.logoutForm">Ja</button></form>')}</body>`;
      },
    },
  },
  // It would not speak to a house on this machine.
  fetch: (url, { dispatcher, signal, ...options }) => globalThis.fetch(url, options),
  interactions: { url: (ctx, interaction) => `/wie/${interaction.uid}` },
  // Who is known by name gave their consent at the door.
  async loadExistingGrant(ctx) {
    const { client: { clientId }, session: { accountId } } = ctx.oidc;
    const known = ctx.oidc.session.grantIdFor(clientId);
    if (known) return ctx.oidc.provider.Grant.find(known);
    const grant = new ctx.oidc.provider.Grant({ clientId, accountId });
    grant.addOIDCScope('openid');
    grant.addOIDCClaims(['sub', BSN, 'acr', 'sid']);
    await grant.save();
    return grant;
  },
  // `bas` is bas; `bsn:999990019` is somebody with that number, whom it calls by another name.
  findAccount: (ctx, accountId) => ({
    accountId,
    claims: () => {
      const bsn = accountId.startsWith('bsn:') ? accountId.slice(4) : undefined;
      return { sub: bsn ? `inwoner-${Number(bsn) % 1000}` : accountId, ...(bsn && { [BSN]: bsn }) };
    },
  }),
});

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

const answer = provider.callback();
server.on('request', async (request, response) => {
  try {
    if (request.url === '/klok') {
      ahead += Number(await body(request)) * 1000;
      response.end('ok');
    } else if (request.url === '/naam') {
      provider.issuer = await body(request);
      response.end('ok');
    } else if (request.url.startsWith('/wie/') && request.method === 'GET') {
      const { params } = await provider.interactionDetails(request, response);
      response.end(`<body><form method="post" action="${request.url}"><input name="wie">${params.client_id}</form></body>`);
    } else if (request.url.startsWith('/wie/')) {
      const given = new URLSearchParams(await body(request));
      const result = given.get('stop')
        ? { error: 'access_denied', error_description: 'ik wil niet' }
        : { login: { accountId: given.get('wie'), acr: given.get('acr') ?? LEVELS[1] } };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    } else {
      answer(request, response);
    }
  } catch (cause) {
    response.statusCode = 500;
    response.end(String(cause));
  }
});

const key = pair.privateKey.export({ format: 'pem', type: 'pkcs1' });
console.log(JSON.stringify({ issuer, secret, key }));
// Whoever started it is gone: so is it.
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
