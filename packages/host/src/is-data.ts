/**
 * Tells by its name whether a file holds data for programs. Beside an export that was recognised such a file is settings,
 * lists and logs; read by its look alone it would be taken for somebody's words.
 */
export function isData(path: string): boolean {
  return /\.(?:json|jsonl|ndjson|csv|tsv|xml|html?|js|css|ya?ml|md|log|ini|plist|ics)$/iu.test(path)
}
