"""Asks two programs the same pages in turn and compares the processor time per request. Called by bench/beside.

beside.py <old program folder> <old database> <new program folder> <new database> <rounds> <requests>
"""
import http.client, http.cookiejar, os, re, statistics, subprocess, sys, threading, time, urllib.parse, urllib.request

PAGES = ("one-row", "board", "today", "client")
CONNECTIONS, WARM = 4, 1600


class Side:
    def __init__(self, program, database, port):
        self.port, self.base = port, f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(["dotnet", program + "/rodedraad.dll", "serve", "--demo", "--sqlite", database, "--urls", self.base], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def sign_in(self):
        for _ in range(600):
            try:
                urllib.request.urlopen(self.base + "/health")
                break
            except OSError:
                time.sleep(0.1)
        visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        get = lambda path: visitor.open(self.base + path).read().decode()
        forgery = lambda page: re.search(r'name="__RequestVerificationToken" value="([^"]*)"', page)[1]
        post = lambda path, **fields: visitor.open(self.base + path, urllib.parse.urlencode(fields).encode()).read().decode()
        post("/sign-in", _handler="sign-in", Name="nurse.kade", Password="crisis-demo-2026", __RequestVerificationToken=forgery(get("/sign-in")))
        made = post("/account", _handler="token", TokenName="bench", __RequestVerificationToken=forgery(get("/account")))
        self.token = re.search(r"rd_[A-Z2-7]+", made)[0]
        client = re.findall(r"/clients/([0-9a-f-]*)/stays", get("/beds"))[-1]
        self.paths = {"one-row": f"/api/one-row?client={client}", "board": "/beds", "today": "/", "client": f"/clients/{client}"}

    def ask(self, page, requests):
        failed = []

        def some():
            connection = http.client.HTTPConnection("127.0.0.1", self.port)
            for _ in range(requests // CONNECTIONS):
                connection.request("GET", self.paths[page], headers={"Authorization": "Bearer " + self.token})
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    failed.append(answer.status)

        threads = [threading.Thread(target=some) for _ in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failed:
            sys.exit(f"{page} was answered with {failed[0]}")

    def milliseconds(self):
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def main(old_program, old_database, new_program, new_database, rounds, requests):
    sides = [Side(old_program, old_database, 5298), Side(new_program, new_database, 5299)]
    try:
        cost = {(side, page): [] for side in sides for page in PAGES}
        for side in sides:
            side.sign_in()
            for page in PAGES:
                side.ask(page, WARM)
        for turn in range(int(rounds)):
            for page in PAGES:
                for side in sides if turn % 2 else sides[::-1]:
                    before = side.milliseconds()
                    side.ask(page, int(requests))
                    cost[side, page].append((side.milliseconds() - before) / int(requests))
        for page in PAGES:
            old, new = (statistics.median(cost[side, page]) for side in sides)
            turns = " ".join(f"{a / b:.2f}" for a, b in zip(cost[sides[0], page], cost[sides[1], page]))
            print(f"{page:8} old {old:5.2f} ms, new {new:5.2f} ms of processor time: {old / new:4.0%} of the old rate (each turn: {turns})")
    finally:
        for side in sides:
            side.process.terminate()
            side.process.wait()


main(*sys.argv[1:])
