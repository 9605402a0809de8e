/** What may stay in a text that is handed to others. */
export type Allowed = { readonly addresses: boolean };

const hexDigits = { address: 40, publicKey: 96 } as const;
/** Runs of hex this long may be a token, the secret of two clients or a part of a keystore: nobody can tell them from a hash. */
const secretHex = /(?<![0-9a-zA-Z])(?:0x)?[0-9a-f]{32,}(?![0-9a-zA-Z])/gi;

const secretNames =
  'pass(?:word|phrase|wd|code)?s?|mnemonics?|seed(?: ?phrase)?|recovery phrase|secret(?:s|[-_ ]?keys?)?|private[-_ ]?keys?|(?:auth|access|api|bearer)[-_ ]?(?:token|key)s?|tokens?|authorization|cookies?|api[-_ ]?keys?';
/** `password=…`, `"token": "…"`, `--secret …`: the name stays, its value to the end of the string, the word or the line goes. */
const named = new RegExp(`([\\w-]*(?:${secretNames})["']?\\s*[=:]\\s*)(?:"(?:[^"\\\\]|\\\\.)*"?|'[^']*'?|[^\\n]+)`, 'gi');
const bearer = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;
const webToken = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** A phrase has at least twelve words of three to eight letters; nine in a row are taken for one, however they are listed. */
const word = String.raw`(?:\p{L}\p{M}*){3,8}`;
const between = String.raw`(?:\s+|\s*[,;|]\s*|["']\s*,?\s*["']|\s*\d{1,2}[.):]?\s+|\s+-\s+)`;
const phrase = new RegExp(String.raw`(?<![\p{L}\p{M}])${word}(?:${between}${word}(?![\p{L}\p{M}])){8,}`, 'gu');
/** Languages whose words are short and need no space. */
const eastern = /(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{M}][\s\d.,;:、，()"'|-]*){6,}/gu;

const ipv4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g;
const colons = /(?<![\w:])[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*(?![\w:])/gi;
const isOwnMachine = (ip: string): boolean => ip === '127.0.0.1' || ip === '0.0.0.0' || ip === '::1' || ip === '::';
/** Times of day have two colons. */
const isIpv6 = (text: string): boolean => text.includes('::') || text.split(':').length > 5;
const records = /\benr:[\w-]+|\benode:\/\/[^\s"']+|\b16Uiu2[1-9A-HJ-NP-Za-km-z]{20,}|\b12D3Koo[1-9A-HJ-NP-Za-km-z]{20,}/g;
const validatorNumbers = /(\bvalidator[_ ]?(?:index|indices|id)s?["']?\s*[=:]\s*)\[?[\d,\s]*\d\]?/gi;

/** JSON objects that hold a `crypto` part: keystores. Braces are counted, for they may stand in one line or in fifty. */
function withoutKeystores(text: string): string {
  const at = text.search(/"?crypto"?\s*:\s*\{/i);
  if (at < 0) return text;
  let depth = 0;
  let end = text.indexOf('{', at);
  for (; end < text.length; end++) {
    if (text[end] === '{') depth += 1;
    if (text[end] === '}') depth -= 1;
    if (depth === 0) break;
  }
  return `${text.slice(0, at)}[keystore left out]${withoutKeystores(text.slice(end + 1))}`;
}

function withoutSecrets(text: string, allowed: Allowed): string {
  return withoutKeystores(text)
    .replace(eastern, '[words left out] ')
    .replace(phrase, '[words left out]')
    .replace(/(:\/\/)[^/\s@"']+@/g, '$1[left out]@')
    .replace(bearer, '$1 [left out]')
    .replace(webToken, '[token left out]')
    .replace(named, '$1[left out]')
    .replace(secretHex, (hex) => {
      const digits = hex.replace(/^0x/i, '').length;
      if (digits === hexDigits.publicKey) return allowed.addresses ? hex : '[public key left out]';
      if (digits === hexDigits.address) return allowed.addresses ? hex : '[address left out]';
      return '[hex left out]';
    });
}

/**
 * Takes out what is secret (phrases, passwords, tokens, keystores, any long hex), and unless they are allowed what points at a person:
 * addresses, public keys and numbers of validators, IP addresses, names of nodes. Mails and the names of user folders always go.
 */
export function redact(text: string, allowed: Allowed): string {
  const safe = withoutSecrets(text, allowed)
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, '[mail left out]')
    .replace(/([\\/](?:home|Users)[\\/])[^\\/\s]+/g, '$1[you]');
  if (allowed.addresses) return safe;
  return safe
    .replace(records, '[node left out]')
    .replace(validatorNumbers, '$1[left out]')
    .replace(ipv4, (ip) => (isOwnMachine(ip) ? ip : '[IP left out]'))
    .replace(colons, (found) => (isIpv6(found) && !isOwnMachine(found) ? '[IP left out]' : found));
}
