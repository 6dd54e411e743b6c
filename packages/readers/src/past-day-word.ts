const DAY_WORD =
  /^(?:(?:last )?(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)|heute|gestern|(?:letzten )?(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|aujourd[’']hui|hier|hoy|ayer|hoje|ontem|oggi|ieri|сегодня|вчера|сьогодні|вчора|dzisiaj|dziś|wczoraj|今天|昨天|前天|今日|昨日|오늘|어제|星期.|周.|\d{1,2}[/.-]\d{1,2}\.?(?=,? )|\d{1,2}月\d{1,2}日),?(?: (?:at|um|[àâвоo]|a las|às|alle))? ?/iu

/**
 * Where a time of day starts that may stand behind a word for its day: `Today at `, `gestern um `, `星期一 `, or a day and
 * a month without the year. Which day they mean is not known. Answers `from` where there is no such word.
 */
export function pastDayWord(line: string, from: number): number {
  const found = DAY_WORD.exec(line.slice(from, from + 40))
  return found === null ? from : from + found[0].length
}
