const NOTICES =
  /^(?:Joined the server|Left the group|Pinned a message|Started a thread|Added a recipient|Removed a recipient|Changed the channel (?:icon|name)|Started a call that lasted [\d,.]{1,12} minutes?|Added .{1,100} to the group|Removed .{1,100} from the group)\.$|^Changed the channel name: /u

/** Tells whether the words of a message were made by DiscordChatExporter for something that happened. */
export function isDiscordNotice(text: string): boolean {
  return text.length < 240 && NOTICES.test(text)
}
