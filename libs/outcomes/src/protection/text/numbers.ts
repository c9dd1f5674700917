import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { isValid } from 'postcode';
import type { FindingOfText } from '@waymark/contract';

export interface Found {
  readonly kind: FindingOfText;
  readonly start: number;
  readonly end: number;
}

const found = (kind: FindingOfText, match: RegExpExecArray | RegExpMatchArray, group = 0): Found => {
  const words = match[group] ?? '';
  const start = (match.index ?? 0) + match[0].lastIndexOf(words);
  return { kind, start, end: start + words.length };
};

/** Numbers of organisations by their first digits: free of charge, national rate, helplines. */
const NOT_A_PERSON = /^(3|80|84|87|9)/;

/**
 * Digits in the shape of a number that can be dialled from Britain. Possible rather than valid: a digit typed wrong still leads to
 * a person.
 */
export function phoneNumbers(text: string): Found[] {
  const candidates = text.matchAll(/(?<![\d.,/-])(?:\+|00|\(?0)(?:[\s().-]{0,2}\d){7,13}(?![\d/])/g);
  return [...candidates].flatMap((match) => {
    const number = parsePhoneNumberFromString(match[0].replace(/^00/, '+'), 'GB');
    if (!number?.isPossible()) return [];
    if (number.country === 'GB' && NOT_A_PERSON.test(number.nationalNumber)) return [];
    if (number.countryCallingCode === '44' && NOT_A_PERSON.test(number.nationalNumber)) return [];
    return [found('phone number', match)];
  });
}

/** The two letters or one that every postcode of the United Kingdom begins with. */
const AREAS = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU HA HD HG HP HR HS HU HX IG IM IP IV JE
   KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR
   TS TW UB W WA WC WD WF WN WR WS WV YO ZE`.split(/\s+/),
);

/** Full postcodes: about fifteen homes each. The first half alone is a district and is not marked. */
export function postcodes(text: string): Found[] {
  return [...text.matchAll(/(?<![\p{L}\d])([a-z]{1,2})\d[a-z\d]?\s{0,2}\d[a-z]{2}(?![\p{L}\d])/giu)].flatMap(
    (match) =>
      isValid(match[0]) && AREAS.has((match[1] ?? '').toUpperCase()) && !/\d(st|nd|rd|th)$/i.test(match[0])
        ? [found('postcode', match)]
        : [],
  );
}

export function mailAddresses(text: string): Found[] {
  // looked for where a word begins only: from every letter of a long word on, it would be looked through once a letter
  return [...text.matchAll(/(?<![\p{L}\d._%+-])[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu)].map(
    (match) => found('e-mail address', match),
  );
}

/** Names on social media: @name, or what follows "snap", "insta" and the like where it cannot be a plain word. */
export function socialNames(text: string): Found[] {
  return [
    ...[...text.matchAll(/(?<![\p{L}\d._%+-])@[\p{L}\d_](?:[\p{L}\d_.]{1,28}[\p{L}\d_])/giu)].map((match) =>
      found('social media name', match),
    ),
    ...[
      ...text.matchAll(
        /\b(?:snap(?:chat)?|insta(?:gram)?|tik ?tok|discord|ig|xbox|psn|kik|username|user name|gamertag)(?:['’]s)?(?: (?:name|handle|account|is|user|id|tag|as|under))*[:\s]+((?=[\w.]*[\d_.])[a-z][\w.]{2,28}\w)/gi,
      ),
    ].map((match) => found('social media name', match, 1)),
  ];
}

/** Numbers that stand for one person: NHS (with its check digit), unique pupil number, national insurance number. */
export function personalNumbers(text: string): Found[] {
  const nhs = [...text.matchAll(/(?<![\d.])\d{3}([ -]?)\d{3}\1\d{4}(?![\d.]\d|\d)/g)].filter((match) =>
    nhsChecks(match[0].replace(/\D/g, '')),
  );
  const upn = text.matchAll(/(?<![\p{L}\d])[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z](?![\p{L}\d])/gu);
  const insurance = text.matchAll(
    /(?<![\p{L}\d])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D](?![\p{L}\d])/giu,
  );
  return [...nhs, ...upn, ...insurance].map((match) => found('personal number', match));
}

/** Modulus 11 over ten digits, weights 10 to 2; the last digit is the check. */
function nhsChecks(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}
