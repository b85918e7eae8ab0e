"""Asks a real Jekyll what its Liquid makes of templates."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

SCRIPT = """
require "jekyll"
require "json"
root, templates, results = ARGV
Jekyll.logger.log_level = :error
site = Jekyll::Site.new(Jekyll.configuration(
  "source" => root, "destination" => File.join(root, "_site"), "disable_disk_cache" => true
))
site.reset
site.read
page = site.pages.find { |each| each.name == "vars.md" }
registers = { site: site, page: { "path" => "sub/vars.md" } }
found = JSON.parse(File.read(templates)).map do |text|
  begin
    payload = site.site_payload
    payload["page"] = page.data
    Liquid::Template.parse(text, line_numbers: true)
      .render!(payload, registers: registers, strict_filters: false, strict_variables: false)
  rescue StandardError, SyntaxError, SystemStackError
    nil
  end
end
File.write(results, JSON.generate(found))
"""


def real_liquid(templates: list[str], root: Path, scratch: Path) -> list[str | None]:
    """What each template gives in the site `root`; None where it stops the build."""
    script, asked, answers = (scratch / name for name in ("ask.rb", "asked.json", "answers.json"))
    script.write_text(SCRIPT, "utf-8")
    asked.write_text(json.dumps(templates), "utf-8")
    command = ["ruby", "-W0", str(script), str(root), str(asked), str(answers)]
    environment = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8")
    subprocess.run(command, env=environment, check=True, cwd=scratch, capture_output=True)
    return json.loads(answers.read_text("utf-8"))
