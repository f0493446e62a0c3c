using System.Collections.Frozen;

namespace Observatoire.Returns.Privacy;

/// <summary>
/// First names common in France over a century, without accents. Those that are as often a place or a plain word
/// (Florence, Lorraine, Marine) are left out.
/// </summary>
internal static class FirstNames
{
    private const string Written =
        "Aaron Abdallah Abdel Abdelkader Abdou Abdoulaye Adam Adel Adele Adrien Agathe Agnes Agnieszka "
        + "Ahmed Aicha Aissatou Alain Albert Alexandra Alexandre Alexia Alexis Ali Alice Alison Alix "
        + "Allison Alphonse Amadou Amandine Ambre Amina Aminata Amine Ana Anaelle Anais Andre Andree "
        + "Andrzej Angelina Angelique Anis Anna Anne Annick Annie Anthony Antoine Antonio Apolline Arlette "
        + "Armelle Arnaud Arthur Assia Astrid Audrey Auguste Augustine Aurelie Aurelien Awa Axel Ayse "
        + "Bakary Baptiste Barbara Bastien Beatrice Benjamin Benoit Berangere Berenice Bernadette Bernard "
        + "Bertrand Bilal Blaise Blandine Boris Boubacar Brice Brigitte Bruno Bryan Camille Capucine "
        + "Carlos Carmen Carole Caroline Catherine Cathy Cecile Cedric Celestine Celine Chantal Charlene "
        + "Charles Charlotte Cheikh Chloe Christel Christelle Christian Christiane Christine Christophe "
        + "Cindy Claire Clara Claude Claudette Claudie Claudine Clemence Clement Clothilde Clotilde "
        + "Colette Coralie Corentin Corinne Cynthia Cyril Cyrille Damien Daniel Danielle Daphne David "
        + "Deborah Delphine Denis Denise Diane Didier Dimitri Djamel Djamila Dolores Dominique Dorothee "
        + "Driss Dylan Edith Edouard Edwige Elena Eliane Elisabeth Elise Elizabeth Elodie Eloise Elsa "
        + "Emeline Emile Emilie Emine Emma Emmanuel Emmanuelle Enzo Eric Erika Ernest Ernestine Erwan "
        + "Estelle Ethan Etienne Eugene Eugenie Eva Eve Evelyne Fabian Fabien Fabienne Fabrice Fanny Farid "
        + "Farida Fatima Fatma Fatoumata Felix Fernand Fernando Firmin Flavie Florian Francine Francis "
        + "Franck Franco Francois Francoise Frank Frederic Gabin Gabriel Gabrielle Gael Gaelle Gaston "
        + "Gauthier Gautier Genevieve Geoffrey Geoffroy Georges Geraldine Gerard Germaine Ghislaine "
        + "Gilbert Gilles Ginette Giovanni Gisele Giulia Giuseppe Gregory Guillaume Gustave Guy Gwenaelle "
        + "Gwendoline Hafida Hakim Hanane Hans Hassan Helene Heloise Henri Henriette Herve Hicham Hortense "
        + "Houria Hubert Hugo Huguette Hussein Ibrahim Idriss Igor Ilyas Ilyes Imane Imran Ines Irene "
        + "Irina Isabel Isabelle Ismael Ismail Issa Ivan Jacqueline Jacques Jade Jamel James Jane Janine "
        + "Jean Jeanne Jeannine Jennifer Jeremy Jerome Jessica Joanna Joao Jocelyn Jocelyne Joel Joelle "
        + "Johanna John Johnny Jonathan Jose Joseph Josephine Josette Josiane Jules Julia Julie Julien "
        + "Julienne Juliette Justine Kadiatou Kamel Karim Karima Karine Katarzyna Katia Kelly Kevin "
        + "Khadidja Khadija Khalid Killian Klaus Kylian Laetitia Lambert Laura Laure Laurence Laurent "
        + "Laurie Lea Leila Lena Leo Leon Leontine Leslie Liam Liliane Lilou Lily Lina Linh Lionel Lisa "
        + "Lise Loic Lola Loris Lou Louane Louis Louise Louna Luc Lucas Lucette Lucia Lucie Lucien "
        + "Lucienne Lucile Ludivine Ludovic Luigi Luis Lydia Lydie Madeleine Mael Maelys Maeva Magali "
        + "Maimouna Malik Malika Malo Mamadou Manon Manuel Marc Marcel Marceline Marcelle Margaux Margot "
        + "Marguerite Maria Mariam Mariama Marie Marina Mario Marion Marius Marthe Martin Martine Mary "
        + "Maryse Mathieu Mathilde Matthieu Maud Maurane Maurice Maxime Mehdi Mehmet Melanie Melissa Mia "
        + "Michael Michel Michelangelo Michele Michelle Mickael Miguel Mikael Minh Mireille Mohamed "
        + "Mohammed Monika Monique Morgane Mourad Moussa Murat Muriel Mustafa Mustapha Mylene Myriam Nabil "
        + "Nadia Nadine Nael Naim Naima Nassima Natalia Nathalie Nathan Nathanael Nathanaelle Nelly "
        + "Nicolas Nicole Nicolle Nina Ninon Noah Noe Noelle Noemie Nolan Nora Norbert Oceane Odette Odile "
        + "Olga Olivier Omar Ophelie Oriane Oumou Ousmane Paola Pascal Pascale Patrice Patricia Patrick "
        + "Paul Paulette Pauline Paulo Pedro Perrine Peter Philippe Philippine Pierre Pierrette Piotr "
        + "Priscilla Quentin Rachel Rachid Rachida Raphael Rayan Raymond Raymonde Rebecca Regine Regis "
        + "Remi Remy Rene Renee Reynald Ricardo Robert Robin Rodolphe Roger Roland Rolande Romain Romane "
        + "Ronan Rosa Rosalie Roxane Rudy Ryan Sabine Sabrina Sacha Said Salim Salima Salome Samir Samira "
        + "Samuel Sandra Sandrine Sarah Sebastien Sebastienne Selim Serge Sergei Servane Severine Seydou "
        + "Siham Simon Simone Sofiane Solange Solene Sonia Sophie Soraya Souleymane Stella Stephane "
        + "Stephanie Steve Susan Suzanne Svetlana Sylvain Sylvie Tanguy Tania Tarek Tariq Tatiana Teddy "
        + "Theo Therese Thi Thierry Thomas Tiffany Timeo Tiphaine Tom Tony Tristan Ugo Ulysse Valentin "
        + "Valentine Valerie Vanessa Veronique Vianney Victor Victoria Vincent Violaine Virginie Viviane "
        + "Vladimir Walid Wassim Wilfried William Willy Xavier Yacine Yamina Yanis Yann Yannick Yasmine "
        + "Younes Youssef Yvan Yves Yvette Yvonne Zahra Zakaria Zakia Ziad Zineb Zoe Zohra";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = Written
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a first name, or for a compound all of whose parts are: <c>Jean-Pierre</c>.</summary>
    public static bool Holds(ReadOnlySpan<char> word)
    {
        foreach (Range part in word.Split('-'))
        {
            if (!Known.Contains(word[part]))
            {
                return false;
            }
        }

        return true;
    }
}
