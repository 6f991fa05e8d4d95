"""`start`, `setup` and `train`. Imports the standard library and its neighbours in tooling only."""

from tooling import environments, ports, procfile, supervising
from tooling.console import Steps
from tooling.handed import for_processes
from tooling.locks import hold_for_life, one_at_a_time
from tooling.preparing import Preparation
from tooling.project import Project
from tooling.running import clean_environment

ALREADY = (
    "Care Finder is already starting or running on port {port} from this folder: "
    "stop it with Ctrl-C, or choose another port with PORT={other}."
)
NOT_A_PROCESS = "release"


def start(project: Project) -> None:
    """Sets up what is missing, then becomes the supervisor of the three processes."""
    environ = clean_environment()
    port = ports.site_port(environ)
    refusal = ALREADY.format(port=port, other=port + 1)
    hold_for_life(project.run / f"port-{port}.lock", refusal)
    steps = Steps(total=7)
    preparation = Preparation(project, steps)
    with one_at_a_time(project.setup_lock, steps.say):
        ours = environments.product(project)
        preparation.environments(ours, "the site's environment")
        preparation.frontend()
        model = preparation.model(project.models)
        preparation.release()
    with steps.step("starting"):
        port = ports.site_port(environ)
        processes = procfile.read(project.root / "Procfile")
        processes.pop(NOT_A_PROCESS, None)
        handed = for_processes(environ, project.var, port, model)
        logs = supervising.logs_folder(project.var)
        first = supervising.after_site(ours.program, processes)
        configured = supervising.write(processes, project.run / str(port), logs, first)
    if logs:
        steps.say(f"What the processes say is in {project.short(logs)}.")
    steps.say(f"Care Finder: http://{ports.HOST}:{port}")
    supervising.become(ours.program, project.root, configured, handed)


def set_up(project: Project) -> None:
    """All that `start` does before it serves."""
    steps = Steps(total=6)
    preparation = Preparation(project, steps)
    with one_at_a_time(project.setup_lock, steps.say):
        preparation.environments(environments.product(project), "the site's environment")
        preparation.frontend()
        preparation.model(project.models)
        preparation.release()


def train(project: Project, again: bool) -> None:
    """The assistant's environment and its model, no more."""
    steps = Steps(total=3)
    preparation = Preparation(project, steps)
    with one_at_a_time(project.setup_lock, steps.say):
        theirs = environments.assistant(project)
        preparation.installer(theirs)
        preparation.environment("the assistant's environment", theirs)
        model = preparation.model(project.models, again=again)
    steps.say(f"The model is {project.short(model)}")
