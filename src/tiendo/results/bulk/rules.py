"""The rules of a file of values as SQL for DuckDB; each says which rule of the core it repeats.

``values_in`` holds the file as text with its row numbers; ``rows`` what was made of it. A finding
is (row, code, column, text, first, second). Tests prove on generated rows that the core finds the
same.

The core's slip and outlier are not among them: they judge a figure by earlier ones, which stand in
the records as often as in the file, and a file is checked before it meets the records.
"""

SPACES = " || ".join(f"chr({code})" for code in (32, 9, 160, 8199, 8239, 8203, 65279))
"""Blank, tab, the unbreakable blanks that Word and web pages leave, and marks of no width."""

POINT = r"[+-]?[0-9]+([.][0-9]{1,4}0*)?"
"""1892.5: digits with a decimal point, as machines write."""

COMMA = r"[+-]?([0-9]+|[1-9][0-9]{0,2}([.][0-9]{3})+)(,[0-9]{1,4}0*)?"
"""1.892,5: the Vietnamese writing, as tiendo_core.number_tokens.parse_digits reads it."""

FINE_POINT = r"[+-]?[0-9]+[.][0-9]+"
FINE_COMMA = r"[+-]?([0-9]+|[1-9][0-9]{0,2}([.][0-9]{3})+),[0-9]+"
"""A number of more decimals than are kept."""

LARGEST = 2**63 - 1
"""As tiendo_core.results.LARGEST: whole ten-thousandths of a BIGINT."""


def trimmed(column: str) -> str:
    """A column without the spaces around it, whatever kind they are."""
    return f"trim({column}, {SPACES})"


def spaced(column: str) -> str:
    """Whether a cell has such spaces: a cheap look at every cell, a thorough one at a few."""
    suspect = f"({column} < '!' AND {column} <> '') OR suffix({column}, ' ')"
    suspect += f" OR suffix({column}, chr(9)) OR strlen({column}) <> length({column})"
    return f"CASE WHEN {suspect} THEN {trimmed(column)} <> {column} ELSE false END"


def make_rows(has_comma: bool) -> str:
    """The table of rows: keys without spaces, the value as whole ten-thousandths or NULL."""
    digits = COMMA if has_comma else POINT
    plain = "replace(replace(value, '.', ''), ',', '.')" if has_comma else "value"
    return f"""
    CREATE TABLE rows AS
    WITH clean AS (
      SELECT n, indicator, unit, period, certainty, note, value,
             CASE WHEN regexp_full_match(value, '{digits}')
                  THEN TRY_CAST({plain} AS DECIMAL(38, 4)) END AS number
      FROM values_in
    )
    SELECT c.n, c.indicator, c.unit, coalesce(p.canonical, c.period) AS period, c.certainty, c.note,
           c.value, c.number,
           CASE WHEN abs(c.number) <= {LARGEST}::HUGEINT::DECIMAL(38, 0) / 10000
                THEN TRY_CAST(c.number * 10000 AS BIGINT) END AS whole,
           i.id AS indicator_id, i.kind, i.rule, p.last_on, p.is_running, p.year_from,
           u.id AS unit_id, u.parent, s.sure
    FROM clean c
    LEFT JOIN indicators i ON i.code = c.indicator
    LEFT JOIN periods p ON p.code = c.period
    LEFT JOIN units u ON u.code = c.unit AND u.valid_from_on <= p.last_on
                     AND (u.valid_to_on IS NULL OR u.valid_to_on > p.last_on)
    LEFT JOIN certainties s ON s.code = c.certainty
    """


EMPTY = " UNION ALL ".join(
    f"SELECT n, 'empty' AS code, '{column}' AS place, '' AS text, '' AS one, '' AS two "
    f"FROM rows WHERE {column} = ''"
    for column in ("indicator", "unit", "period", "value")
)

UNKNOWN = """
SELECT n, 'no-indicator', 'indicator', indicator, '', '' FROM rows
WHERE indicator_id IS NULL AND indicator <> ''
UNION ALL
SELECT n, 'no-period', 'period', period, '', '' FROM rows WHERE last_on IS NULL AND period <> ''
UNION ALL
SELECT n, 'no-unit', 'unit', unit, period, '' FROM rows
WHERE unit_id IS NULL AND unit <> '' AND last_on IS NOT NULL
UNION ALL
SELECT n, 'no-certainty', 'certainty', certainty, '', '' FROM rows WHERE sure IS NULL
"""
"""Codes nobody bears; the unit is looked for on the last day of the period (core: Tree.bearer)."""


COMPUTED = """
SELECT n, 'computed', 'indicator', indicator, '', '' FROM rows WHERE rule = 'derived'
"""
"""Figures that follow from others by a formula and are never typed (core: Rule.DERIVED)."""


def numbers(has_comma: bool) -> str:
    """Values that are no number or cannot be kept (core: parse_digits, to_ten_thousandths)."""
    fine = FINE_COMMA if has_comma else FINE_POINT
    return f"""
    SELECT n, CASE WHEN number IS NOT NULL THEN 'too-large'
                   WHEN regexp_full_match(value, '{fine}') THEN 'too-fine'
                   WHEN regexp_full_match(value, '[+-]?[0-9]{{20,}}') THEN 'too-large'
                   ELSE 'no-number' END, 'value', value, '', ''
    FROM rows WHERE whole IS NULL AND value <> ''
    """


DUPLICATES = """
SELECT n, 'duplicate', '', indicator || ' ' || unit || ' ' || period, first_n::VARCHAR, ''
FROM (
  SELECT n, indicator, unit, period,
         min(n) OVER (PARTITION BY indicator_id, unit_id, period, sure) AS first_n
  FROM rows SEMI JOIN (
    SELECT hash(indicator_id, unit_id, period, sure) AS h FROM rows
    WHERE indicator_id IS NOT NULL AND unit_id IS NOT NULL GROUP BY h HAVING count(*) > 1
  ) doubled ON hash(rows.indicator_id, rows.unit_id, rows.period, rows.sure) = doubled.h
) WHERE n > first_n
"""
"""The same figure twice; the later row is the one that is told."""

BOUNDS = """
SELECT n, 'bounds', 'value', value, '0', '' FROM rows WHERE whole < 0 AND kind <> 'ratio'
"""
"""Below zero what cannot be (core: plausibility.Rule.BOUNDS)."""

FALLING = """
SELECT n, 'falling', 'value', value, before, before_period FROM (
  SELECT n, value, whole,
         lag(whole) OVER years AS before_whole,
         lag(value) OVER years AS before, lag(period) OVER years AS before_period
  FROM rows WHERE is_running AND kind = 'flow' AND whole IS NOT NULL AND unit_id IS NOT NULL
  WINDOW years AS (PARTITION BY indicator_id, unit_id, sure, year_from ORDER BY last_on, n)
) WHERE whole < before_whole
"""
"""A running total below the one before it in its year (core: plausibility.Rule.FALLING)."""

TOTALS = """
SELECT t.n, 'parts-above-total', 'value', t.value,
       CAST(p.together AS DECIMAL(38, 4))::VARCHAR, p.parts::VARCHAR
FROM (
  SELECT indicator_id, parent, period, sure, sum(number) AS together, count(*) AS parts
  FROM rows WHERE rule = 'sum' AND whole IS NOT NULL
              AND parent IN (SELECT DISTINCT unit FROM rows)
  GROUP BY ALL
) p
JOIN rows t ON t.indicator_id = p.indicator_id AND t.unit = p.parent
           AND t.period = p.period AND t.sure = p.sure
WHERE t.unit_id IS NOT NULL AND t.whole IS NOT NULL AND p.together > t.number
"""
"""Units that together exceed the unit they belong to (core: plausibility.parts_oddities)."""

SOUND = """
SELECT * FROM rows ANTI JOIN bad ON rows.n = bad.n
WHERE whole IS NOT NULL AND indicator_id IS NOT NULL AND unit_id IS NOT NULL AND sure IS NOT NULL
"""
"""The rows without a finding that hinders."""
