"""Answers the program's questions from a script, and keeps what was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from editor.journal.merge import Choice, Merge
from editor.moves.begun import Begun
from editor.moves.plan import Plan
from editor.post.post import Post
from editor.site.site import Site
from editor.ui.journal.recovery_dialog import CopyAnswer
from editor.ui.questions import Answer


class ScriptedQuestions:
    """Each attribute is the next answer; `asked` lists the questions in order."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.told: list[str] = []
        self.named: list[str] = []
        self.save_changes_answer = Answer.CANCEL
        self.recover_answer = CopyAnswer.LATER
        self.save_failed_answer = Answer.CANCEL
        self.revert_answer = True
        self.save_first_answer = True
        self.agree_answer = True
        self.begun_act_answer = Answer.CANCEL
        self.moment: tuple[datetime | None] | None = None
        self.slug = ""
        self.title = ""
        self.program: Path | None = None
        self.export: tuple[Path, bool] | None = None
        self.print_file: Path | None = None
        self.delete_answer = True
        self.delete_images_answer = True
        self.write_over_answer = False
        self.forget_answer = True
        self.stop_history_answer = Answer.LEAVE
        self.plan: Plan | None = None
        self.merge: Merge | None = None
        self.choice: Choice | None = None
        self.converted: str | None = None
        self.allow_network_answer = False
        self.build_site_answer = True
        self.path: Path | None = None
        self.save_path: Path | None = None
        self.site: Path | None = None
        self.image: Path | None = None
        self.line: int | None = None
        self.field: tuple[str, str] | None = None
        self.new_name: str | None = None
        self.words: list[str] | None = None

    def save_changes(self, names: Sequence[str], unwritten: Sequence[str] = ()) -> Answer:
        self.asked.append("save_changes")
        self.named = list(names)
        self.told.extend(unwritten)
        return self.save_changes_answer

    def save_first(self, names: Sequence[str]) -> bool:
        self.asked.append("save_first")
        self.named = list(names)
        return self.save_first_answer

    def own_words(self, words: Sequence[str]) -> list[str] | None:
        self.asked.append("own_words")
        self.named = list(words)
        return self.words

    def agree(self, plan: Plan) -> bool:
        self.asked.append("agree")
        self.plan = plan
        return self.agree_answer

    def begun_act(self, begun: Begun) -> Answer:
        self.asked.append("begun_act")
        self.named = [each.name for each in begun.changed]
        return self.begun_act_answer

    def decide(self, merge: Merge, name: str) -> Post | None:
        self.asked.append("decide")
        self.named, self.merge = [name], merge
        return merge.post([self.choice] * len(merge.conflicts)) if self.choice else None

    def new_post(
        self, site: Site, now: datetime, make: Callable[[str, datetime, bool], Plan], *, draft: bool
    ) -> Plan | None:
        self.asked.append("new_post")
        return make(self.title, now, draft) if self.title else None

    def new_site(self, folder: Path) -> Path | None:
        self.asked.append("new_site")
        return self.site

    def publish_when(
        self, now: datetime, own: datetime | None, describe: Callable[[datetime | None], str]
    ) -> tuple[datetime | None] | None:
        self.asked.append("publish_when")
        if self.moment is not None:
            self.told.append(describe(self.moment[0]))
        return self.moment

    def new_slug(
        self, slug: str, fitting: str, describe: Callable[[str], str], *, redirects: bool
    ) -> tuple[str, bool] | None:
        self.asked.append("new_slug")
        self.told.append(describe(fitting))
        return (self.slug or fitting, redirects)

    def delete(self, name: str, warnings: Sequence[str]) -> bool:
        self.asked.append("delete")
        self.told.extend(warnings)
        return self.delete_answer

    def forget(self, heading: str) -> bool:
        self.asked.append("forget")
        self.told.append(heading)
        return self.forget_answer

    def stop_history(self, size: str) -> Answer:
        self.asked.append("stop_history")
        self.told.append(size)
        return self.stop_history_answer

    def write_over(self, name: str) -> bool:
        self.asked.append("write_over")
        return self.write_over_answer

    def delete_images(self, names: Sequence[str]) -> bool:
        self.asked.append("delete_images")
        self.named = list(names)
        return self.delete_images_answer

    def recover(self, offers):
        self.asked.append("recover")
        self.offers = list(offers)
        return dict.fromkeys(offers, self.recover_answer)

    def save_failed(self, sentence: str) -> Answer:
        self.asked.append("save_failed")
        self.told.append(sentence)
        return self.save_failed_answer

    def revert(self, name: str) -> bool:
        self.asked.append("revert")
        return self.revert_answer

    def allow_network(self, name: str) -> bool:
        self.asked.append("allow_network")
        return self.allow_network_answer

    def build_site(self, name: str) -> bool:
        self.asked.append("build_site")
        return self.build_site_answer

    def convert(self, name: str, data: bytes) -> str | None:
        self.asked.append("convert")
        return self.converted

    def tell(self, heading: str, sentence: str) -> None:
        self.asked.append("tell")
        self.told.append(sentence)

    def about(self) -> None:
        self.asked.append("about")

    def open_post(self, folder: Path) -> Path | None:
        self.asked.append("open_post")
        return self.path

    def save_as(self, proposal: Path) -> Path | None:
        self.asked.append("save_as")
        self.proposal = proposal
        return self.save_path

    def choose_site(self, folder: Path) -> Path | None:
        self.asked.append("choose_site")
        return self.site

    def export_to(self, proposal: Path) -> tuple[Path, bool] | None:
        self.asked.append("export_to")
        self.proposal = proposal
        return self.export

    def print_on(self, printer: QPrinter) -> bool:
        self.asked.append("print_on")
        if self.print_file is not None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self.print_file))
        return self.print_file is not None

    def choose_program(self, folder: Path) -> Path | None:
        self.asked.append("choose_program")
        return self.program

    def choose_image(self, folder: Path) -> Path | None:
        self.asked.append("choose_image")
        return self.image

    def go_to_line(self, line: int, last: int) -> int | None:
        self.asked.append("go_to_line")
        return self.line

    def new_field(self, existing: set[str]) -> tuple[str, str] | None:
        self.asked.append("new_field")
        return self.field

    def rename_field(self, name: str, existing: set[str]) -> str | None:
        self.asked.append("rename_field")
        return self.new_name
