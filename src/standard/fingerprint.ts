import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** A sentence of a paper, and where it stands: the line, and the how-manieth sentence of it, from 1. */
export interface Sentence {
  readonly line: number
  readonly sentence: number
  readonly text: string
}

/**
 * The sentences of an official text, by one rule: a sentence ends where its line ends, or behind
 * 。 ； ！ or ？. What is blank is none.
 *
 * @example
 * sentencesOf('一、目标\n甲。乙；').map(({ text }) => text) //=> ['一、目标', '甲。', '乙；']
 */
export function sentencesOf(text: string): Sentence[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) =>
    line
      .split(/(?<=[。；！？])/)
      .filter((part) => part.trim() !== '')
      .map((part, at) => ({ line: index + 1, sentence: at + 1, text: part.trim() })),
  )
}

/**
 * What a sentence is known by, so that its text need not be kept: the first 16 hexadecimal digits of
 * SHA-256 over the sentence in Unicode's form NFKC, without white space.
 *
 * @example
 * fingerprintOf('甲 １。') === fingerprintOf('甲1。') //=> true
 */
export const fingerprintOf = (sentence: string): string =>
  bytesToHex(sha256(utf8ToBytes(sentence.normalize('NFKC').replace(/\s+/g, '')))).slice(0, 16)
