/* The formats, in the order in which help shows them. */
FORMAT(text)
FORMAT(line)
FORMAT(json)
FORMAT(jsonl)
FORMAT(vale_line)
FORMAT(vale_json)
