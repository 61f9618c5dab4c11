import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from './canonical-json.ts'

/** SHA-256 of bytes, 64 hexadecimal digits. */
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** SHA-256 of the canonical JSON of a value, 64 hexadecimal digits: equal content, equal fingerprint, whatever the order of members. */
export const fingerprint = (value: unknown): string => sha256Hex(utf8ToBytes(canonicalJson(value)))
